import { type StatusCause, statusCode } from '@clientele/core';

export const causes = ['settlement', 'clock', 'refund', 'ending', 'renewal'] as const satisfies readonly StatusCause[];
const causeCodes: Readonly<Record<StatusCause, number>> = { settlement: 0, clock: 1, refund: 2, ending: 3, renewal: 4 };
const noChange = statusCode.prospect;

/** Changes of status, column by column, group after group, each group's in order. */
export class Changes {
  length = 0;
  /** Changes of group g stand from `start[g]` to `start[g + 1]`. */
  readonly start: Int32Array;
  #at = new Float64Array(1024);
  #status = new Uint8Array(1024);
  #cause = new Uint8Array(1024);
  #place = new Int32Array(1024);

  constructor(groups: number) {
    this.start = new Int32Array(groups + 1);
  }

  add(status: number, at: number, cause: StatusCause, place: number): void {
    if (this.length === this.#at.length) this.#grow();
    const i = this.length++;
    this.#at[i] = at;
    this.#status[i] = status;
    this.#cause[i] = causeCodes[cause];
    this.#place[i] = place;
  }

  status(i: number): number {
    return this.#status[i] ?? noChange;
  }

  at(i: number): number {
    return this.#at[i] ?? NaN;
  }

  cause(i: number): StatusCause {
    return causes[this.#cause[i] ?? 0] ?? 'settlement';
  }

  /** Place of the settlement in the timeline, or of the ending in its list. */
  place(i: number): number {
    return this.#place[i] ?? -1;
  }

  /** When a change takes effect: what the clock brings at its instant, what an event brings just after it. */
  effectiveAt(i: number): number {
    return this.at(i) + (this.#cause[i] === causeCodes.clock ? 0 : 0.5);
  }

  /** The group's change that holds at a moment; -1 before the first. */
  holding(group: number, moment: number): number {
    const from = this.start[group] ?? 0;
    for (let i = (this.start[group + 1] ?? 0) - 1; i >= from; i--) if (this.effectiveAt(i) <= moment) return i;
    return -1;
  }

  /** The status that a change took the place of. */
  before(group: number, i: number): number {
    return i > (this.start[group] ?? 0) ? this.status(i - 1) : noChange;
  }

  #grow(): void {
    const capacity = this.#at.length * 2;
    const [at, status, cause, place] = [this.#at, this.#status, this.#cause, this.#place];
    this.#at = new Float64Array(capacity);
    this.#status = new Uint8Array(capacity);
    this.#cause = new Uint8Array(capacity);
    this.#place = new Int32Array(capacity);
    this.#at.set(at);
    this.#status.set(status);
    this.#cause.set(cause);
    this.#place.set(place);
  }
}
