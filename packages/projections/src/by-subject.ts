import { aboutWhich, type FactRow } from '@clientele/core';

/** What is kept of events by the one, of any stream, on which they have the word: what a correction is about, else themselves. */
export class BySubject<T> {
  readonly #of = new Map<string, T>();

  get size(): number {
    return this.#of.size;
  }

  get(row: FactRow): T | undefined {
    return this.#of.get(keyOf(row));
  }

  set(row: FactRow, value: T): void {
    this.#of.set(keyOf(row), value);
  }

  delete(row: FactRow): void {
    this.#of.delete(keyOf(row));
  }

  values(): Iterable<T> {
    return this.#of.values();
  }
}

const keyOf = (row: FactRow): string => `${row.clientId}@${String(aboutWhich(row) ?? row.revision)}`;
