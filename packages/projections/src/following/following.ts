import type { Facts, Position, Tables } from '@clientele/core';
import { defer, type Observable, of, ReplaySubject, Subject, concat } from 'rxjs';

import type { ParkedEvent } from '../read-model/parked-event.ts';
import type { FollowedChange } from './followed-change.ts';
import type { Settings } from './follow-options.ts';
import type { FollowProgress, Lag } from './lag.ts';
import { NotSeen } from './not-seen.ts';
import { type FollowStatus, Worker } from './worker.ts';

export type SeenOptions = Readonly<{
  /** How long to wait, in milliseconds; default 10,000. */
  timeout?: number;
  signal?: AbortSignal;
}>;

/** A worker of a group, at work: made by `follow`. */
export class Following<T extends Tables> {
  readonly #settings: Settings<T>;
  readonly #changes = new Subject<FollowedChange<T>>();
  readonly #lag = new ReplaySubject<Lag>(1);
  readonly #progress = new ReplaySubject<FollowProgress>(1);
  readonly #status = new ReplaySubject<FollowStatus>(1);
  readonly #worker: Worker<T>;
  #lastLag: Lag | undefined;
  /**
   * What this worker keeps while it leads: `caught-up` at the end of the log, at once for who comes
   * later, then `changed` with whom each page is about. A worker that stands by is silent. Nothing is
   * buffered: a subscriber is called while the page is in hand.
   */
  readonly changes$: Observable<FollowedChange<T>> = defer(() => {
    const facts = this.#worker.factsAtEnd();
    return facts === undefined ? this.#changes : concat(of({ kind: 'caught-up' as const, facts }), this.#changes);
  });
  /** How far behind the group is; the last value at once. */
  readonly lag$: Observable<Lag> = this.#lag.asObservable();
  /** How fast it gets on; the last value at once. */
  readonly progress$: Observable<FollowProgress> = this.#progress.asObservable();
  /** Whether it leads, stands by, waits to try again, or has stopped; the last value at once. */
  readonly status$: Observable<FollowStatus> = this.#status.asObservable();

  constructor(settings: Settings<T>) {
    this.#settings = settings;
    this.#worker = new Worker(settings, {
      change: (change) => {
        this.#changes.next(change);
      },
      lag: (lag) => {
        this.#lastLag = lag;
        this.#lag.next(lag);
      },
      progress: (progress) => {
        this.#progress.next(progress);
      },
      status: (status) => {
        this.#status.next(status);
        if (status.kind === 'stopped' && status.error !== undefined) this.#changes.error(status.error);
      },
    });
  }

  /**
   * The facts as far as the group has folded them, those of all partitions together. Between two
   * partitions of which one is behind, they are as far as each is. Throws what stopped the worker.
   */
  facts(): Promise<Facts<T>> {
    return this.#worker.facts();
  }

  /**
   * Settles once the group has kept all up to a position, whichever process leads; then reports and
   * tables hold it (what is set aside apart). Throws `NotSeen` when that takes too long, the signal's
   * reason when it is aborted, and what stopped the worker.
   */
  async seen(position: Position, { timeout = 10_000, signal }: SeenOptions = {}): Promise<void> {
    const { timer, group } = this.#settings;
    const deadline = timer.elapsed() + timeout;
    for (let pause = 2; ; pause = Math.min(100, pause * 2)) {
      signal?.throwIfAborted();
      if (await this.#worker.hasKept(position)) return;
      const left = deadline - timer.elapsed();
      if (left <= 0) throw new NotSeen(group, position, timeout, this.#lastLag);
      await this.#worker.nextKept(Math.min(pause, left), signal);
    }
  }

  /** The events set aside, in order of client and revision. How many clients wait is how many differ among them. */
  async parked(): Promise<readonly ParkedEvent[]> {
    return this.#settings.readModel.parked(await this.#worker.generation());
  }

  /** How many events of types that the program does not know the group has met, by type. */
  async unknown(): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = {};
    for (const { unknown } of await this.#settings.readModel.states(await this.#worker.generation()))
      for (const [type, count] of Object.entries(unknown)) counts[type] = (counts[type] ?? 0) + count;
    return counts;
  }

  /**
   * Has the events set aside folded again, of one client or of all, by whoever leads; settles when
   * that was tried. Gives what is still set aside.
   */
  async retry(clientId?: string, { timeout = 30_000, signal }: SeenOptions = {}): Promise<readonly ParkedEvent[]> {
    const { readModel, timer } = this.#settings;
    const generation = await this.#worker.generation();
    await readModel.askRetry(generation, clientId);
    this.#worker.retrySoon();
    const deadline = timer.elapsed() + timeout;
    while ((await readModel.retriesAsked(generation)).length > 0 && timer.elapsed() < deadline) {
      signal?.throwIfAborted();
      await this.#worker.nextKept(20, signal);
    }
    return this.parked();
  }

  /** Finishes the page in hand, gives the lead back and completes the streams. The store and the read model stay open. */
  async close(): Promise<void> {
    await this.#worker.close();
    for (const subject of [this.#changes, this.#lag, this.#progress, this.#status]) subject.complete();
    await this.#settings.onClose?.();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
