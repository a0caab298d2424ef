import type { ColumnArrays, Columns } from '../projection/columns.ts';
import type { IndexedRows } from '../projection/indexed-rows.ts';
import { isKnown } from './known.ts';

/**
 * One thing that is said about clients again and again (their owner, their source, a segment
 * parameter), as it was at any time.
 */
export class Attribute {
  readonly #start: Int32Array;
  readonly #times: Float64Array;
  readonly #values: Int32Array;

  private constructor(start: Int32Array, times: Float64Array, values: Int32Array) {
    this.#start = start;
    this.#times = times;
    this.#values = values;
  }

  /** From the rows that say it; `value` gives the code of the text that a row says, 0 for "known no longer". */
  static of<C extends Columns>(
    indexed: IndexedRows<C>,
    knownAt: number,
    says: (columns: ColumnArrays<C>, row: number) => boolean,
    value: (columns: ColumnArrays<C>, row: number) => number,
  ): Attribute {
    const { columns } = indexed.rows;
    const start = new Int32Array(indexed.clients + 1);
    const times: number[] = [];
    const values: number[] = [];
    for (let client = 0; client < indexed.clients; client++) {
      start[client] = times.length;
      const end = indexed.start[client + 1] ?? 0;
      for (let i = indexed.start[client] ?? 0; i < end; i++) {
        const row = indexed.order[i] ?? 0;
        if (!says(columns, row) || !isKnown(indexed, row, knownAt)) continue;
        times.push(indexed.rows.occurredAt[row] ?? 0);
        values.push(value(columns, row));
      }
    }
    start[indexed.clients] = times.length;
    return new Attribute(start, Float64Array.from(times), Int32Array.from(values));
  }

  /** The code of what was last said of the client before an instant; 0 for nothing. */
  before(client: number, instant: number): number {
    const from = this.#start[client] ?? 0;
    for (let i = (this.#start[client + 1] ?? 0) - 1; i >= from; i--)
      if ((this.#times[i] ?? 0) < instant) return this.#values[i] ?? 0;
    return 0;
  }

  /** The code of what held at an instant, what was said at that very instant included. */
  asOf(client: number, instant: number): number {
    const from = this.#start[client] ?? 0;
    for (let i = (this.#start[client + 1] ?? 0) - 1; i >= from; i--)
      if ((this.#times[i] ?? 0) <= instant) return this.#values[i] ?? 0;
    return 0;
  }

  /** When something was last said of the client before an instant; -Infinity for never. */
  saidBefore(client: number, instant: number): number {
    const from = this.#start[client] ?? 0;
    for (let i = (this.#start[client + 1] ?? 0) - 1; i >= from; i--)
      if ((this.#times[i] ?? 0) < instant) return this.#times[i] ?? 0;
    return -Infinity;
  }

  /** When something was first said of the client; Infinity for never. */
  firstSaid(client: number): number {
    const from = this.#start[client] ?? 0;
    return from < (this.#start[client + 1] ?? 0) ? (this.#times[from] ?? Infinity) : Infinity;
  }
}
