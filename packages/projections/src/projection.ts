import {
  Facts,
  type EventStore,
  type Instant,
  restoreSnapshot,
  type Tables,
  takeSnapshot,
  type Upcast,
} from '@clientele/core';
import { type Observable, share } from 'rxjs';

import type { FactsChange } from './facts-change.ts';
import { followLog } from './follow-log.ts';
import { snapshotName } from './snapshot-name.ts';
import type { SnapshotStore } from './snapshot-store.ts';

export type ProjectionOptions<T extends Tables> = Readonly<{
  store: EventStore;
  tables: T;
  upcast: Upcast;
  /** Gives "just after now", the moment of questions that name none. */
  clock: () => Instant;
  snapshots?: SnapshotStore | undefined;
  /** Told after each page: how many events have been read so far. */
  onProgress?: ((events: number) => void) | undefined;
  /** Told when a snapshot could not be kept; the figures are right without it, the next start is slower. */
  onWarning?: ((warning: unknown) => void) | undefined;
  /** Length of the tail, in events, from which a new snapshot is worth its writing. */
  snapshotEvery?: number | undefined;
}>;

/**
 * Facts kept up with a log: restored from a snapshot, then folded from there on, so that asking
 * again costs the tail only.
 *
 * @example
 * const projection = new Projection({ store, tables: funnel.tables, upcast, clock });
 * const facts = await projection.catchUp();
 * projection.changes$.subscribe((change) => console.log(change.kind));
 */
export class Projection<T extends Tables> {
  /**
   * What the log adds, as it adds it: `caught-up` once the facts stand at its end, then `changed`
   * with the clients that each page is about. Shared by all subscribers; the log is let go with the last.
   */
  readonly changes$: Observable<FactsChange<T>>;
  readonly #options: ProjectionOptions<T>;
  readonly #name: string;
  #facts: Facts<T> | undefined;
  #running: Promise<Facts<T>> | undefined;
  #sinceSnapshot = 0;
  readonly #listeners = new Set<(clientIds: ReadonlySet<string>) => void>();

  constructor(options: ProjectionOptions<T>) {
    this.#options = options;
    this.#name = snapshotName(options.tables);
    this.changes$ = followLog({
      store: options.store,
      catchUp: () => this.catchUp(),
      listen: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    }).pipe(share());
  }

  /** The facts, folded up to the end of the log. Callers at one time share one reading. */
  catchUp(): Promise<Facts<T>> {
    this.#running ??= this.#read()
      .catch((error: unknown) => {
        // A page may be folded in part: the next call starts from what is sound.
        this.#facts = undefined;
        throw error;
      })
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  async #read(): Promise<Facts<T>> {
    const { store, onProgress } = this.#options;
    const facts = (this.#facts ??= (await this.#restored()) ?? new Facts(this.#options.tables, this.#options.upcast));
    const from = facts.position === undefined ? {} : { from: facts.position };
    for await (const page of store.scan({ types: facts.types, ...from })) {
      facts.append(page);
      this.#tick(facts);
      this.#sinceSnapshot += page.hashes.length / 32;
      onProgress?.(facts.log.events);
      if (this.#listeners.size === 0 || page.rows.length === 0) continue;
      const clientIds = new Set(page.rows.map(({ clientId }) => clientId));
      for (const tell of this.#listeners) tell(clientIds);
    }
    this.#tick(facts);
    await this.#save(facts);
    return facts;
  }

  /** Just after now and after all that is known: what was just appended counts. */
  #tick(facts: Facts<T>): void {
    facts.now = Math.max(Date.parse(this.#options.clock()), facts.latest) + 1;
  }

  async #restored(): Promise<Facts<T> | undefined> {
    const bytes = await this.#options.snapshots?.load(this.#name);
    const restored = bytes && restoreSnapshot(this.#options.tables, this.#options.upcast, bytes);
    if (restored === undefined || !(await this.#options.store.holds(restored.checkpoint))) return undefined;
    return restored.facts;
  }

  async #save(facts: Facts<T>): Promise<void> {
    const { store, snapshots, snapshotEvery = 20_000, onWarning } = this.#options;
    if (snapshots === undefined || this.#sinceSnapshot < snapshotEvery) return;
    const checkpoint = await store.head();
    // Somebody wrote meanwhile: the checkpoint would not be that of these facts. The next catch-up saves.
    if (checkpoint.position !== facts.position) return;
    try {
      await snapshots.save(this.#name, takeSnapshot(facts, checkpoint));
      this.#sinceSnapshot = 0;
    } catch (error) {
      onWarning?.(error);
    }
  }
}
