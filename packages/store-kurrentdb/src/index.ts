export { InvalidConnection } from './invalid-connection.ts';
export { openKurrentStore } from './open-kurrent-store.ts';
export type { KurrentStoreOptions } from './open-kurrent-store.ts';
