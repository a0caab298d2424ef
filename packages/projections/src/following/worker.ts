import type { Facts, Position, Tables } from '@clientele/core';

import type { Generation, Lead } from '../read-model/generation.ts';
import type { LaneState } from '../read-model/lane-state.ts';
import type { FollowedChange } from './followed-change.ts';
import type { Settings } from './follow-options.ts';
import { GroupFacts } from './group-facts.ts';
import { HeldFacts } from './held-facts.ts';
import { codeOf, isFatal } from './is-fatal.ts';
import type { FollowProgress, Lag } from './lag.ts';
import { LeadingRun } from './leading-run.ts';
import { Rate } from './rate.ts';
import { retryDelay } from './retry-delay.ts';
import { belongsTo } from './belongs-to.ts';
import { Waiters } from './waiters.ts';

/** What a worker is at. */
export type FollowStatus =
  | Readonly<{ kind: 'starting' }>
  | Readonly<{ kind: 'leading'; epoch: number }>
  | Readonly<{ kind: 'standing-by' }>
  | Readonly<{ kind: 'failing'; error: unknown; retryIn: number }>
  /** Closed; or, with an error, stopped by what only a person can put right. */
  | Readonly<{ kind: 'stopped'; error?: unknown }>;

export type WorkerOutput<T extends Tables> = Readonly<{
  change: (change: FollowedChange<T>) => void;
  lag: (lag: Lag) => void;
  progress: (progress: FollowProgress) => void;
  status: (status: FollowStatus) => void;
}>;

type Held<T extends Tables> = Readonly<{ own: HeldFacts<T>; group: GroupFacts<T> }>;

/** The supervised life of a worker: finds its generation, takes or awaits the lead, leads, and begins anew after failures. */
export class Worker<T extends Tables> {
  readonly #settings: Settings<T>;
  readonly #output: WorkerOutput<T>;
  readonly #stop = new AbortController();
  readonly #kept = new Waiters();
  readonly #rate = new Rate();
  readonly #life: Promise<void>;
  #held: Held<T> | undefined;
  #run: LeadingRun<T> | undefined;
  #atEnd = false;
  #keptUpTo: Position | undefined;
  #fatal: Readonly<{ error: unknown }> | undefined;

  constructor(settings: Settings<T>, output: WorkerOutput<T>) {
    this.#settings = settings;
    this.#output = output;
    output.status({ kind: 'starting' });
    this.#life = this.#live();
  }

  /** The facts, while they stand at the end of the log. */
  factsAtEnd(): Facts<T> | undefined {
    return this.#atEnd ? this.#held?.own.facts : undefined;
  }

  async facts(): Promise<Facts<T>> {
    const { own, group } = await this.#hold();
    if (this.#run === undefined) await own.refresh();
    const facts = await group.with(own.facts);
    facts.now = Math.max(Date.parse(this.#settings.clock()), facts.latest) + 1;
    return facts;
  }

  async generation(): Promise<Generation> {
    return (await this.#hold()).own.lane.generation;
  }

  /** Whether all lanes have kept everything up to a position. */
  async hasKept(position: Position): Promise<boolean> {
    const { store, readModel } = this.#settings;
    const reaches = (kept: Position | undefined) => kept !== undefined && store.comparePositions(kept, position) >= 0;
    const generation = await this.generation();
    if (generation.partitions === 1 && this.#run !== undefined && reaches(this.#keptUpTo)) return true;
    const states = await readModel.states(generation);
    return states.every(({ checkpoint }) => reaches(checkpoint.position));
  }

  /** Settles when this worker keeps something, or after so long. */
  async nextKept(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    this.#throwFatal();
    await this.#kept.wait(milliseconds, this.#settings.timer, signal);
  }

  retrySoon(): void {
    this.#run?.retrySoon();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#kept.wake();
    await this.#life;
    this.#output.status({ kind: 'stopped', ...this.#fatal });
  }

  async #live(): Promise<void> {
    const { timer, patience, random, onNotice } = this.#settings;
    const { signal } = this.#stop;
    const isTold = () => signal.aborted;
    for (let attempt = 0; !isTold();) {
      const since = timer.elapsed();
      try {
        await this.#follow(signal);
        attempt = 0;
      } catch (error) {
        if (isTold()) return;
        if (isFatal(error)) {
          this.#stopFor(error);
          return;
        }
        if (timer.elapsed() - since >= patience.healthyAfter) attempt = 0;
        const retryIn = retryDelay(attempt, random(), patience);
        if (codeOf(error) !== 'LOST_LEAD') onNotice({ kind: 'failed', attempt, error, retryIn });
        this.#output.status({ kind: 'failing', error, retryIn });
        attempt += 1;
        await timer.sleep(retryIn, signal);
      }
    }
  }

  /** One life: until the worker is told to stop, or something fails. */
  async #follow(stop: AbortSignal): Promise<void> {
    const { store, readModel, group, tables, upcast, partition, onNotice } = this.#settings;
    const { logId } = await store.head();
    const generation = await readModel.generation({ group, tables, partitions: partition.of, logId });
    if (generation.because !== undefined)
      onNotice({ kind: 'rebuild', generation: generation.number, because: generation.because });
    const lane = { generation, part: partition.index };
    const own = new HeldFacts(readModel, lane, tables, upcast);
    const loaded = await own.refresh();
    if (!(await belongsTo(store, loaded.checkpoint))) {
      onNotice({ kind: 'log-mismatch', generation: generation.number });
      await readModel.condemn(generation);
      return;
    }
    this.#held = { own, group: new GroupFacts(this.#settings, generation) };
    this.#kept.wake();
    const lead = await this.#awaitLead(own, stop);
    if (lead === undefined) return;
    onNotice({ kind: 'leads', part: lane.part, epoch: lead.epoch });
    try {
      // What an earlier leader wrote until a moment ago.
      const state = await own.refresh();
      this.#keptUpTo = state.checkpoint.position;
      this.#run = await LeadingRun.open(this.#settings, lead, { facts: own.facts, state }, this.#listener(lead, own));
      this.#output.status({ kind: 'leading', epoch: lead.epoch });
      await this.#run.run(stop);
    } catch (error) {
      if (codeOf(error) === 'LOST_LEAD') onNotice({ kind: 'lost-lead', part: lane.part, epoch: lead.epoch });
      throw error;
    } finally {
      // Facts that a failed page was folded into are not used again.
      this.#run = undefined;
      this.#held = undefined;
      this.#atEnd = false;
      await readModel.release(lead).catch(() => undefined);
    }
  }

  /** Takes the lead as soon as nobody holds it; meanwhile the facts are kept warm. */
  async #awaitLead(own: HeldFacts<T>, stop: AbortSignal): Promise<Lead | undefined> {
    const { readModel, worker, lease, timer, random, onNotice } = this.#settings;
    for (let told = false; !stop.aborted; told = true) {
      const lead = await readModel.lead(own.lane, worker, lease);
      if (lead !== undefined) return lead;
      if (!told) {
        onNotice({ kind: 'stands-by', part: own.lane.part });
        this.#output.status({ kind: 'standing-by' });
      }
      await timer.sleep((lease / 3) * (0.75 + random() / 2), stop);
      await own.refresh();
    }
    return undefined;
  }

  #listener({ generation }: Lead, { facts }: HeldFacts<T>) {
    const { timer, clock } = this.#settings;
    let read = -1;
    let at = timer.elapsed();
    const progress = (state: LaneState, left: number | undefined) => {
      if (read >= 0) this.#rate.add(state.read - read, timer.elapsed() - at);
      [read, at] = [state.read, timer.elapsed()];
      const rate = this.#rate.value;
      const eta = left === undefined || rate === 0 ? undefined : (left * 1_000) / rate;
      const building = generation.state === 'building' && !state.caughtUp;
      this.#output.progress({ generation: generation.number, building, events: state.read, rate, eta });
    };
    return {
      kept: (state: LaneState, clientIds: ReadonlySet<string>, live: boolean) => {
        this.#keptUpTo = state.checkpoint.position;
        this.#kept.wake();
        if (clientIds.size > 0) this.#output.change({ kind: 'changed', clientIds, facts, live });
      },
      caughtUp: (state: LaneState) => {
        this.#output.lag({ events: 0, milliseconds: 0 });
        progress(state, 0);
        if (this.#atEnd) return;
        this.#atEnd = true;
        this.#output.change({ kind: 'caught-up', facts });
      },
      behind: (events: number, state: LaneState) => {
        const milliseconds = events === 0 ? 0 : Math.max(0, Date.parse(clock()) - facts.latest);
        this.#output.lag({ events, milliseconds });
        progress(state, events);
      },
    };
  }

  async #hold(): Promise<Held<T>> {
    this.#throwFatal();
    while (this.#held === undefined) {
      this.#throwFatal();
      if (this.#stop.signal.aborted) throw new Error('the following is closed: follow again before asking it');
      await this.#kept.wait(1_000, this.#settings.timer, undefined);
    }
    return this.#held;
  }

  #stopFor(error: unknown): void {
    this.#fatal = { error };
    this.#settings.onNotice({ kind: 'stopped', error });
    this.#output.status({ kind: 'stopped', error });
    this.#kept.wake();
  }

  #throwFatal(): void {
    if (this.#fatal !== undefined) throw this.#fatal.error;
  }
}
