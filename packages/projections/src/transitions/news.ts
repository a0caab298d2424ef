import { type Facts, Learned, type Tables } from '@clientele/core';

import { type FactsLength, lengthOf } from '../read-model/facts-length.ts';
import { recordedSince } from './recorded-since.ts';

/** What some facts hold beyond what a follower was told by. */
export class News<T extends Tables> {
  /** Weakly, for facts are large, and a worker that loses its lead lets go of them. */
  readonly #facts: WeakRef<Facts<T>>;
  #length: FactsLength;
  /** When the latest was recorded, in milliseconds; 0 where there is nothing. */
  latest = 0;
  /** What was recorded before the follower's clock and learned after it. */
  late: Learned;

  /** All that the facts hold now is known, but for what is late. */
  constructor(facts: Facts<T>, late: Learned, length = lengthOf(facts)) {
    this.#facts = new WeakRef(facts);
    this.#length = length;
    this.late = late;
    for (const { recordedAt } of recordedSince(facts, { corrections: 0, rows: zeros(length.rows) }))
      if (recordedAt > this.latest) this.latest = recordedAt;
  }

  isOf(facts: Facts<T>): boolean {
    return this.#facts.deref() === facts;
  }

  /** Takes in what was added to the facts, for a follower whose clock stands at an instant; says whether anything was. */
  take(facts: Facts<T>, clock: number): boolean {
    let any = false;
    for (const { client, revision, recordedAt } of recordedSince(facts, this.#length)) {
      any = true;
      if (recordedAt > this.latest) this.latest = recordedAt;
      if (recordedAt < clock) this.late.add(client, revision, clock);
    }
    this.#length = lengthOf(facts);
    return any;
  }

  /** The facts as the follower comes to know them. */
  known(facts: Facts<T>): Facts<T> {
    return this.late.isEmpty ? facts : facts.learned(this.late);
  }

  /** The follower was told of what he learned late. */
  forgetLate(): void {
    this.late = new Learned();
  }
}

const zeros = (lengths: FactsLength['rows']): FactsLength['rows'] =>
  Object.fromEntries(Object.keys(lengths).map((name) => [name, 0]));
