import {
  Facts,
  type EventStore,
  type Instant,
  restoreSnapshot,
  type Tables,
  takeSnapshot,
  type Upcast,
} from '@clientele/core';
import { concat, defer, finalize, type Observable, of, ReplaySubject, share, takeUntil, tap } from 'rxjs';

import type { FactsChange } from './facts-change.ts';
import { type FactsListener, followLog } from './follow-log.ts';
import { LogFolder } from './log-folder.ts';
import { snapshotName } from './snapshot-name.ts';
import type { SnapshotStore } from './snapshot-store.ts';
import { UnusableSnapshot } from './unusable-snapshot.ts';

export type ProjectionOptions<T extends Tables> = Readonly<{
  store: EventStore;
  tables: T;
  upcast: Upcast;
  /** Gives "just after now", the moment of questions that name none. */
  clock: () => Instant;
  snapshots?: SnapshotStore | undefined;
  /** Told after each page: how many events have been read so far. */
  onProgress?: ((events: number) => void) | undefined;
  /** Told when a snapshot could not be kept or used; the figures are right without it, the start is slower. */
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
   * What the log adds, as it adds it: `caught-up` once the facts stand at its end, at once for who
   * comes later, then `changed` with the clients that each page is about. Shared by all subscribers;
   * the log is let go with the last.
   */
  readonly changes$: Observable<FactsChange<T>>;
  readonly #options: ProjectionOptions<T>;
  readonly #closed = new ReplaySubject<void>(1);
  readonly #name: string;
  #facts: Facts<T> | undefined;
  /** What those who follow were told last. */
  #followed: Facts<T> | undefined;
  /** The reading that is under way, if any; settles without an error. */
  #running: Promise<unknown> = Promise.resolve();
  /** The reading that begins after it. */
  #next: Promise<Facts<T>> | undefined;
  #sinceSnapshot = 0;
  readonly #listeners = new Set<FactsListener<T>>();

  constructor(options: ProjectionOptions<T>) {
    this.#options = options;
    this.#name = snapshotName(options.tables);
    const shared = followLog({
      store: options.store,
      catchUp: () => this.catchUp(),
      listen: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    }).pipe(
      takeUntil(this.#closed),
      tap(({ facts }) => (this.#followed = facts)),
      finalize(() => (this.#followed = undefined)),
      share(),
    );
    this.changes$ = defer(() => {
      const facts = this.#followed;
      return facts === undefined ? shared : concat(of({ kind: 'caught-up' as const, facts }), shared);
    });
  }

  /**
   * The facts, folded up to the end of the log: all that was appended before the call is in. Callers
   * at one time share one reading, which begins after the one that is under way. Throws
   * `UnfoldableEvent` where an event cannot be folded, unless a later one takes it back: such an event
   * is passed over.
   */
  catchUp(): Promise<Facts<T>> {
    if (this.#next !== undefined) return this.#next;
    const next = this.#running.then(() => {
      this.#next = undefined;
      return this.#read();
    });
    this.#next = next;
    this.#running = next.catch(() => {
      // A page may be folded in part: the next call starts from what is sound. Whoever asked hears the error.
      this.#facts = undefined;
    });
    return next;
  }

  /** Completes what followers are told. The store stays open. */
  close(): void {
    this.#closed.next();
  }

  async #read(): Promise<Facts<T>> {
    const { store, onProgress } = this.#options;
    const facts = (this.#facts ??= (await this.#restored()) ?? new Facts(this.#options.tables, this.#options.upcast));
    const from = facts.position === undefined ? {} : { from: facts.position };
    const folder = new LogFolder(facts);
    const untold = new Set<string>();
    for await (const page of store.scan({ types: facts.types, ...from })) {
      folder.append(page);
      this.#tick(facts);
      this.#sinceSnapshot += page.hashes.length / 32;
      onProgress?.(facts.log.events);
      if (this.#listeners.size === 0) continue;
      for (const { clientId } of page.rows) untold.add(clientId);
      if (untold.size === 0 || !folder.isWhole) continue;
      const clientIds = new Set(untold);
      untold.clear();
      for (const tell of this.#listeners) tell(clientIds, facts);
    }
    folder.end();
    this.#tick(facts);
    await this.#save(facts);
    return facts;
  }

  /** Just after now and after all that is known: what was just appended counts. */
  #tick(facts: Facts<T>): void {
    facts.now = Math.max(Date.parse(this.#options.clock()), facts.latest) + 1;
  }

  /** The facts of the snapshot; undefined, said aloud, where there is one and it cannot serve. */
  async #restored(): Promise<Facts<T> | undefined> {
    const { snapshots, store, tables, upcast, onWarning } = this.#options;
    try {
      const bytes = await snapshots?.load(this.#name);
      if (bytes === undefined) return undefined;
      const restored = restoreSnapshot(tables, upcast, bytes);
      if (restored === undefined) throw new UnusableSnapshot(this.#name, 'it is damaged or of another format');
      if (!(await store.holds(restored.checkpoint))) throw new UnusableSnapshot(this.#name, 'it is of another log');
      return restored.facts;
    } catch (error) {
      onWarning?.(error);
      return undefined;
    }
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
