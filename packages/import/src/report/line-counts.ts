import type { Fate } from './oddity.ts';

/** What became of the lines of a file: read = booked + skipped + refused. A line that was looked up is booked with those that did. */
export type LineCounts = Readonly<Record<'read' | Fate, number>>;

/** Counts what becomes of every line that is read, file by file. */
export class LineLedger {
  readonly #files: { read: number; booked: number; skipped: number; refused: number }[] = [];

  open(): number {
    return this.#files.push({ read: 0, booked: 0, skipped: 0, refused: 0 }) - 1;
  }

  count(file: number, fate: Fate): void {
    const counts = this.#of(file);
    counts.read++;
    counts[fate]++;
  }

  /** A row that had been counted as booked turns out otherwise. */
  change(file: number, fate: Exclude<Fate, 'booked'>): void {
    const counts = this.#of(file);
    counts.booked--;
    counts[fate]++;
  }

  of(file: number): LineCounts {
    return { ...this.#of(file) };
  }

  total(): LineCounts {
    const total = { read: 0, booked: 0, skipped: 0, refused: 0 };
    for (const { read, booked, skipped, refused } of this.#files) {
      total.read += read;
      total.booked += booked;
      total.skipped += skipped;
      total.refused += refused;
    }
    return total;
  }

  #of(file: number) {
    const counts = this.#files[file];
    if (counts === undefined) throw new RangeError(`no file ${String(file)} was opened`);
    return counts;
  }
}
