import { day } from './working-time.ts';
import { busynessAt } from './season.ts';

/** When the clients come: spread over the window so that busy months bring more, the first index first. */
export class Arrivals {
  readonly #days: readonly number[];
  readonly #upTo: Float64Array;

  constructor(from: number, to: number) {
    const count = Math.max(1, Math.ceil((to - from) / day));
    this.#days = Array.from({ length: count }, (_, i) => from + i * day);
    this.#upTo = new Float64Array(count);
    let sum = 0;
    for (const [i, start] of this.#days.entries()) this.#upTo[i] = sum += busynessAt(start);
  }

  /** The instant at which a share (0 to 1) of all clients has come. */
  at(share: number): number {
    const wanted = share * (this.#upTo.at(-1) ?? 0);
    const index = this.#firstNotBelow(wanted);
    const before = this.#upTo[index - 1] ?? 0;
    const within = (wanted - before) / ((this.#upTo[index] ?? 1) - before);
    return Math.floor((this.#days[index] ?? 0) + within * day);
  }

  #firstNotBelow(wanted: number): number {
    let low = 0;
    let high = this.#upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#upTo[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
