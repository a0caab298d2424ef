import type { LogPosition, Tables } from '@clientele/core';

import type { Generation } from '../read-model/generation.ts';
import type { LaneState } from '../read-model/lane-state.ts';
import type { Settings } from './follow-options.ts';
import type { Lag } from './lag.ts';
import { LagMeter } from './lag-meter.ts';
import { Rate } from './rate.ts';
import type { WorkerOutput } from './worker-output.ts';

/** Tells how far behind a worker is and how fast it gets on, through all its lives. */
export class Teller<T extends Tables> {
  readonly #settings: Settings<T>;
  readonly #output: WorkerOutput<T>;
  readonly #meter: LagMeter;
  readonly #rate = new Rate();
  #last: Readonly<{ read: number; at: number }> | undefined;

  constructor(settings: Settings<T>, output: WorkerOutput<T>) {
    this.#settings = settings;
    this.#output = output;
    this.#meter = new LagMeter(settings.store, () => Date.parse(settings.clock()));
  }

  /** Another life: what is read from now on is not compared with what was read before. */
  begin(): void {
    this.#last = undefined;
  }

  atEnd(generation: Generation, state: LaneState): void {
    this.#output.lag(this.#meter.atEnd());
    this.#progress(generation, state, 0);
  }

  /** How far the end of the log is, as it was known a moment ago. */
  behind(generation: Generation, state: LaneState, end: LogPosition, latest: number): void {
    const { events } = this.lag(state, end, latest);
    this.#progress(generation, state, events);
  }

  lag(state: LaneState, end: LogPosition, latest: number): Lag {
    const lag = this.#meter.between(state.checkpoint.position, end, latest);
    this.#output.lag(lag);
    return lag;
  }

  outOfSight(): void {
    this.#output.lag(this.#meter.outOfSight());
  }

  #progress({ number, state: place }: Generation, state: LaneState, left: number | undefined): void {
    const at = this.#settings.timer.elapsed();
    if (this.#last !== undefined) this.#rate.add(state.read - this.#last.read, at - this.#last.at);
    this.#last = { read: state.read, at };
    const rate = this.#rate.value;
    const eta = left === undefined || rate === 0 ? undefined : (left * 1_000) / rate;
    const building = place === 'building' && !state.caughtUp;
    this.#output.progress({ generation: number, building, events: state.read, rate, eta });
  }
}
