export { fileSnapshots } from './file-snapshots.ts';
export type { FactsChange } from './facts-change.ts';
export { Projection } from './projection.ts';
export type { ProjectionOptions } from './projection.ts';
export type { SnapshotStore } from './snapshot-store.ts';
export { UnusableSnapshot } from './unusable-snapshot.ts';
