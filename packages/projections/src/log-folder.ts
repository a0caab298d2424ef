import {
  type Facts,
  type FactRow,
  isCorrection,
  NewerSchema,
  type ScanPage,
  takesBack,
  type Tables,
  UnfoldableEvent,
} from '@clientele/core';

/** With so many events that cannot be folded it is the fold that is wrong: the rest of the log mends nothing. */
const most = 1_000;

/** Folds a log page by page: an event that cannot be folded is passed over once a later one takes it back. */
export class LogFolder<T extends Tables> {
  readonly #facts: Facts<T>;
  #unfolded: readonly Readonly<{ row: FactRow; error: UnfoldableEvent }>[] = [];

  constructor(facts: Facts<T>) {
    this.#facts = facts;
  }

  /** Whether the facts hold all that was read. */
  get isWhole(): boolean {
    return this.#unfolded.length === 0;
  }

  /** Throws `UnfoldableEvent` where nothing later can mend it. */
  append({ rows, hashes, position }: ScanPage): void {
    for (const row of rows) {
      this.#fold(row);
      if (this.#unfolded.length > 0 && isCorrection(row)) this.#passOver(row);
    }
    this.#facts.append({ rows: [], hashes, position });
  }

  /** The log was read to its end. Throws the first `UnfoldableEvent` that nothing takes back. */
  end(): void {
    const [first] = this.#unfolded;
    if (first !== undefined) throw first.error;
  }

  #fold(row: FactRow): void {
    try {
      this.#facts.fold(row);
    } catch (error) {
      // Where the program is too old for an event, not the event is at fault.
      if (!(error instanceof UnfoldableEvent) || error.cause instanceof NewerSchema) throw error;
      this.#unfolded = [...this.#unfolded, { row, error }];
      if (this.#unfolded.length > most) this.end();
    }
  }

  /** Those that an event takes back. */
  #passOver(later: FactRow): void {
    const standing = this.#unfolded.filter(({ row }) => !takesBack(later, row));
    if (standing.length === this.#unfolded.length) return;
    for (const { row } of this.#unfolded) if (takesBack(later, row)) this.#facts.passOver(row);
    this.#unfolded = standing;
  }
}
