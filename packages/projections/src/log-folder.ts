import {
  type Facts,
  type FactRow,
  NewerSchema,
  type ScanPage,
  takesBack,
  type Tables,
  UnfoldableEvent,
} from '@clientele/core';

import { BySubject } from './by-subject.ts';

/** With so many events that cannot be folded it is the fold that is wrong: the rest of the log mends nothing. */
const most = 100_000;

/** Folds a log page by page: an event that cannot be folded is passed over once a later one takes it back. */
export class LogFolder<T extends Tables> {
  readonly #facts: Facts<T>;
  /** In the order of the log. */
  readonly #unfolded = new BySubject<FactRow[]>();
  #count = 0;

  constructor(facts: Facts<T>) {
    this.#facts = facts;
  }

  /** Whether the facts hold all that was read. */
  get isWhole(): boolean {
    return this.#unfolded.size === 0;
  }

  /** Throws `UnfoldableEvent` where nothing later can mend it. */
  append({ rows, hashes, position }: ScanPage): void {
    for (const row of rows) {
      if (!this.isWhole) this.#passOver(row);
      this.#fold(row);
    }
    this.#facts.append({ rows: [], hashes, position });
  }

  /** The log was read to its end. Throws the first `UnfoldableEvent` that nothing takes back. */
  end(): void {
    // Errors of all of them would fill the memory: that of the first comes anew.
    for (const [first] of this.#unfolded.values()) if (first !== undefined) this.#facts.fold(first);
  }

  #fold(row: FactRow): void {
    try {
      this.#facts.fold(row);
    } catch (error) {
      // Where the program is too old for an event, not the event is at fault.
      if (!(error instanceof UnfoldableEvent) || error.cause instanceof NewerSchema) throw error;
      const others = this.#unfolded.get(row);
      if (others === undefined) this.#unfolded.set(row, [row]);
      else others.push(row);
      this.#count += 1;
      if (this.#count > most) this.end();
    }
  }

  /** Those that an event takes back: all that are there on the same one. */
  #passOver(later: FactRow): void {
    const earlier = this.#unfolded.get(later);
    if (!earlier?.every((row) => takesBack(later, row))) return;
    for (const row of earlier) this.#facts.passOver(row);
    this.#unfolded.delete(later);
    this.#count -= earlier.length;
  }
}
