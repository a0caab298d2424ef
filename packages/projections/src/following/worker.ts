import type { Facts, LogPosition, Tables } from '@clientele/core';

import type { Lead } from '../read-model/generation.ts';
import type { LaneState } from '../read-model/lane-state.ts';
import { belongsTo } from './belongs-to.ts';
import type { Settings } from './follow-options.ts';
import { Held } from './held.ts';
import { HeldFacts } from './held-facts.ts';
import { codeOf, isFatal } from './is-fatal.ts';
import { LeadingRun } from './leading-run.ts';
import { Outage } from './outage.ts';
import { retryDelay } from './retry-delay.ts';
import { Teller } from './teller.ts';
import { unlessStopped } from './unless-stopped.ts';
import { Waiters } from './waiters.ts';
import type { WorkerOutput } from './worker-output.ts';

/** Milliseconds for the page in hand when a worker is closed; a lead that is not given back by then runs out. */
const closesWithin = 5_000;

/** The supervised life of a worker: finds its generation, takes or awaits the lead, leads, and begins anew after failures. */
export class Worker<T extends Tables> {
  readonly #settings: Settings<T>;
  readonly #output: WorkerOutput<T>;
  readonly #teller: Teller<T>;
  readonly #stop = new AbortController();
  readonly #kept = new Waiters();
  readonly #life: Promise<void>;
  #held: Held<T> | undefined;
  #run: LeadingRun<T> | undefined;
  #atEnd = false;
  readonly #outage: Outage;
  /** Something was kept in this life: it got on. */
  #gotOn = false;
  #fatal: Readonly<{ error: unknown }> | undefined;

  constructor(settings: Settings<T>, output: WorkerOutput<T>) {
    this.#settings = settings;
    this.#output = output;
    this.#teller = new Teller(settings, output);
    this.#outage = new Outage(settings.timer, () => {
      this.#teller.outOfSight();
    });
    output.status({ kind: 'starting' });
    this.#life = this.#live();
  }

  /** What can be answered from now; undefined while the read model or the log is out of reach. Throws what stopped the worker. */
  get held(): Held<T> | undefined {
    if (this.#fatal !== undefined) throw this.#fatal.error;
    if (this.#held === undefined && this.#stop.signal.aborted)
      throw new Error('the following is closed: follow again before asking it');
    return this.#held;
  }

  /** The facts, while they stand at the end of the log. */
  factsAtEnd(): Facts<T> | undefined {
    return this.#atEnd ? this.#held?.own.facts : undefined;
  }

  /** Settles when this worker keeps something, or after so long. */
  nextKept(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    return this.#kept.wait(milliseconds, this.#settings.timer, signal);
  }

  retrySoon(): void {
    this.#run?.retrySoon();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#outage.end();
    this.#kept.wake();
    const over = new AbortController();
    await Promise.race([this.#life, this.#settings.timer.sleep(closesWithin, over.signal)]);
    over.abort();
    this.#held = undefined;
    this.#output.status({ kind: 'stopped', ...this.#fatal });
  }

  async #live(): Promise<void> {
    const { timer, patience, random, onNotice } = this.#settings;
    const { signal } = this.#stop;
    const isTold = () => signal.aborted;
    const gotOn = () => this.#gotOn;
    for (let attempt = 0; !isTold();) {
      const since = timer.elapsed();
      this.#gotOn = false;
      try {
        await this.#follow(signal);
        attempt = 0;
      } catch (error) {
        if (isTold()) return;
        if (isFatal(error)) {
          this.#stopFor(error);
          return;
        }
        if (gotOn() || timer.elapsed() - since >= patience.healthyAfter) attempt = 0;
        const retryIn = retryDelay(attempt, random(), patience);
        if (codeOf(error) !== 'LOST_LEAD') onNotice({ kind: 'failed', attempt, error, retryIn });
        this.#output.status({ kind: 'failing', error, retryIn });
        this.#outage.begin();
        attempt += 1;
        await timer.sleep(retryIn, signal);
      }
    }
  }

  /** One life: until the worker is told to stop, or something fails. */
  async #follow(stop: AbortSignal): Promise<void> {
    const held = await unlessStopped(this.#open(), stop);
    if (held === undefined) return;
    this.#held = held;
    this.#kept.wake();
    let lead: Lead | undefined;
    try {
      lead = await this.#awaitLead(held.own, stop);
      if (lead !== undefined) await this.#lead(lead, held, stop);
    } finally {
      // Facts that a failed page was folded into are not used again.
      this.#run = undefined;
      this.#held = undefined;
      this.#atEnd = false;
      if (lead !== undefined) await this.#settings.readModel.release(lead).catch(() => undefined);
    }
  }

  async #lead(lead: Lead, held: Held<T>, stop: AbortSignal): Promise<void> {
    const { onNotice } = this.#settings;
    const { part, epoch } = lead;
    onNotice({ kind: 'leads', part, epoch });
    try {
      // What an earlier leader wrote until a moment ago.
      const state = await held.own.lead();
      held.keptUpTo = state.checkpoint.position;
      const from = { facts: held.own.facts, state };
      this.#run = await LeadingRun.open(this.#settings, lead, from, this.#listener(held));
      this.#outage.end();
      this.#output.status({ kind: 'leading', epoch });
      await this.#run.run(stop);
    } catch (error) {
      if (codeOf(error) === 'LOST_LEAD') onNotice({ kind: 'lost-lead', part, epoch });
      throw error;
    }
  }

  /** The generation that this worker fills, loaded; undefined where it was not of the log, and another has to be made. */
  async #open(): Promise<Held<T> | undefined> {
    const { store, readModel, group, tables, upcast, partition, replaces, onNotice } = this.#settings;
    const { logId } = await store.head();
    const generation = await readModel.generation({ group, tables, partitions: partition.of, logId, replaces });
    if (generation.because !== undefined)
      onNotice({ kind: 'rebuild', generation: generation.number, because: generation.because });
    const own = new HeldFacts(readModel, { generation, part: partition.index }, tables, upcast);
    const { checkpoint } = await own.refresh();
    if (await belongsTo(store, checkpoint)) return new Held(this.#settings, own);
    onNotice({ kind: 'log-mismatch', generation: generation.number });
    await readModel.condemn(generation);
    return undefined;
  }

  /** Takes the lead as soon as nobody holds it; meanwhile the facts are kept warm. */
  async #awaitLead(own: HeldFacts<T>, stop: AbortSignal): Promise<Lead | undefined> {
    const { readModel, worker, lease, timer, random, onNotice } = this.#settings;
    for (let told = false; !stop.aborted; told = true) {
      const lead = await readModel.lead(own.lane, worker, lease);
      if (lead !== undefined) return lead;
      if (!told) {
        onNotice({ kind: 'stands-by', part: own.lane.part });
        this.#outage.end();
        this.#output.status({ kind: 'standing-by' });
      }
      await this.#look(own, stop);
      await timer.sleep((lease / 3) * (0.75 + random() / 2), stop);
    }
    return undefined;
  }

  /** How far the leader is, as one who stands by sees it. */
  async #look(own: HeldFacts<T>, stop: AbortSignal): Promise<void> {
    const state = await own.refresh();
    try {
      const end = await unlessStopped(this.#settings.store.head(), stop);
      this.#teller.lag(state, end, own.facts.latest);
    } catch {
      // Whoever leads has to deal with a log out of reach; who stands by keeps what is warm.
      if (!stop.aborted) this.#teller.outOfSight();
    }
  }

  #listener(held: Held<T>) {
    const { generation, own } = held;
    const { facts } = own;
    this.#teller.begin();
    return {
      kept: (state: LaneState, clientIds: ReadonlySet<string>, live: boolean) => {
        held.keptUpTo = state.checkpoint.position;
        this.#gotOn = true;
        this.#kept.wake();
        if (clientIds.size > 0) this.#output.change({ kind: 'changed', clientIds, facts, live });
      },
      caughtUp: (state: LaneState) => {
        this.#kept.wake();
        this.#teller.atEnd(generation, state);
        if (this.#atEnd) return;
        this.#atEnd = true;
        this.#output.change({ kind: 'caught-up', facts });
      },
      behind: (state: LaneState, end: LogPosition) => {
        this.#teller.behind(generation, state, end, facts.latest);
      },
    };
  }

  #stopFor(error: unknown): void {
    this.#fatal = { error };
    this.#outage.end();
    this.#settings.onNotice({ kind: 'stopped', error });
    this.#output.status({ kind: 'stopped', error });
    this.#teller.outOfSight();
    this.#kept.wake();
  }
}
