export { InvalidConnection } from '@clientele/core';
export { InvalidNamespace } from './invalid-namespace.ts';
export { openKurrentStore } from './open-kurrent-store.ts';
export type { KurrentStoreOptions } from './open-kurrent-store.ts';
