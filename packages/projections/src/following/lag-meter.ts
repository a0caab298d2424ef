import type { EventStore, LogPosition, Position } from '@clientele/core';

import type { Lag } from './lag.ts';

/** Measures lag: between facts and the end of the log where both are in sight, otherwise since they last were. */
export class LagMeter {
  readonly #store: EventStore;
  readonly #now: () => number;
  /** All that was recorded up to then is folded. */
  #wholeUpTo: number | undefined;

  constructor(store: EventStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  atEnd(): Lag {
    this.#wholeUpTo = this.#now();
    return { events: 0, milliseconds: 0 };
  }

  /** Of facts up to a position, the latest of which was recorded at an instant. */
  between(position: Position | undefined, { position: end }: LogPosition, latest: number): Lag {
    if (end === undefined || (position !== undefined && this.#store.comparePositions(end, position) <= 0))
      return this.atEnd();
    if (position === undefined) return this.outOfSight();
    // 0 where nothing of the log was of interest yet.
    if (latest > 0) this.#wholeUpTo = latest;
    return { ...this.outOfSight(), events: this.#store.distance?.(position, end) };
  }

  outOfSight(): Lag {
    const milliseconds = this.#wholeUpTo === undefined ? undefined : Math.max(0, this.#now() - this.#wholeUpTo);
    return { events: undefined, milliseconds };
  }
}
