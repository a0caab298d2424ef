import type { StatusCause } from '@clientele/core';

const causes = [
  'clock',
  'expiry',
  'settlement',
  'refund',
  'ending',
  'renewal',
] as const satisfies readonly StatusCause[];
const causeCode: Readonly<Record<StatusCause, number>> = {
  clock: 0,
  expiry: 1,
  settlement: 2,
  refund: 3,
  ending: 4,
  renewal: 5,
};

/** Changes of status, column by column, group after group, each group's in order. */
export class Changes {
  length = 0;
  /** Changes of group g stand from `start[g]` to `start[g + 1]`. */
  readonly start: Int32Array;
  at: Float64Array;
  status: Uint8Array;
  /** Place of the settlement in the timeline, or of the ending in its list. */
  place: Int32Array;
  #cause: Uint8Array;

  constructor(groups: number, capacity: number) {
    this.start = new Int32Array(groups + 1);
    this.at = new Float64Array(capacity);
    this.status = new Uint8Array(capacity);
    this.place = new Int32Array(capacity);
    this.#cause = new Uint8Array(capacity);
  }

  add(status: number, at: number, cause: StatusCause, place: number): void {
    if (this.length === this.at.length) this.#grow();
    const i = this.length++;
    this.at[i] = at;
    this.status[i] = status;
    this.place[i] = place;
    this.#cause[i] = causeCode[cause];
  }

  cause(i: number): StatusCause {
    return causes[this.#cause[i] ?? 0] ?? 'settlement';
  }

  /** When a change takes effect: what the clock brings at its instant, what an event brings just after it. */
  effectiveAt(i: number): number {
    return (this.at[i] ?? NaN) + ((this.#cause[i] ?? 0) <= causeCode.expiry ? 0 : 0.5);
  }

  /** The group's change that holds at a moment; -1 before the first. */
  holding(group: number, moment: number): number {
    const first = this.start[group] ?? 0;
    let [from, to] = [first, this.start[group + 1] ?? 0];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.effectiveAt(middle) <= moment) from = middle + 1;
      else to = middle;
    }
    return from === first ? -1 : from - 1;
  }

  /** The status that holds in a group at a moment. */
  statusAt(group: number, moment: number): number {
    const holding = this.holding(group, moment);
    return holding < 0 ? 0 : (this.status[holding] ?? 0);
  }

  /** The status that a change took the place of. */
  before(group: number, i: number): number {
    return i > (this.start[group] ?? 0) ? (this.status[i - 1] ?? 0) : 0;
  }

  #grow(): void {
    const capacity = this.at.length * 2 + 16;
    const { at, status, place } = this;
    const cause = this.#cause;
    this.at = new Float64Array(capacity);
    this.status = new Uint8Array(capacity);
    this.place = new Int32Array(capacity);
    this.#cause = new Uint8Array(capacity);
    this.at.set(at);
    this.status.set(status);
    this.place.set(place);
    this.#cause.set(cause);
  }
}
