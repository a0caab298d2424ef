/** Where snapshots of facts are kept. They are caches: a lost or damaged one costs a replay, nothing else. */
export interface SnapshotStore {
  /** The bytes under a name; undefined when there are none. */
  load(name: string): Promise<Uint8Array | undefined>;
  /** Replaces what is under the name, whole or not at all. */
  save(name: string, chunks: readonly Uint8Array[]): Promise<void>;
}
