import type { ClientIndex } from './client-index.ts';
import type { FactRows } from './fact-rows.ts';

export type Correction = Readonly<{ revision: number; recordedBy: number; recordedAt: number }>;

/** Which facts were retracted or corrected, by client, and from when on that was known. */
export class Corrections {
  readonly #byClient = new Map<number, Correction[]>();
  readonly #all: (readonly [client: number, correction: Correction])[] = [];

  /** How many there are: what depends on them is computed anew when it grows. */
  get count(): number {
    return this.#all.length;
  }

  add(client: number, correction: Correction): void {
    const of = this.#byClient.get(client);
    if (of) of.push(correction);
    else this.#byClient.set(client, [correction]);
    this.#all.push([client, correction]);
  }

  /** Those of one client. */
  of(client: number): readonly Correction[] {
    return this.#byClient.get(client) ?? [];
  }

  /** For each row the record time from which it no longer counts; Infinity for all that stand. */
  supersededAt(rows: FactRows, { order, start }: ClientIndex): Float64Array {
    const until = new Float64Array(rows.length).fill(Infinity);
    for (const [client, corrections] of this.#byClient)
      for (let i = start[client] ?? 0; i < (start[client + 1] ?? 0); i++) {
        const row = order[i] ?? 0;
        for (const { revision, recordedBy, recordedAt } of corrections)
          if (revision === rows.revision[row] && recordedBy > rows.recordedBy(row))
            until[row] = Math.min(until[row] ?? Infinity, recordedAt);
      }
    return until;
  }

  /** As they were added; all, or those after the first so many. */
  entries(after = 0): readonly (readonly [client: number, correction: Correction])[] {
    return after === 0 ? this.#all : this.#all.slice(after);
  }
}
