const fewest = 1;
const most = 1_000;
/** A page's bodies fit one string of V8's ordinary heap (128 KiB): larger ones are mapped one by one, which halves the speed. */
const bytesAimedAt = 100_000;

/** What the texts of a page of several rows may add up to: far below what SQLite and V8 hold in one value. */
const bytesAtMost = 2 ** 24;

/** How large a text of a page of so many rows may be, in bytes; alone, as large as it is. */
export const largestText = (rows: number): number =>
  rows > 1 ? Math.floor(bytesAtMost / rows) : Number.MAX_SAFE_INTEGER;

/** How many rows to read at once: a few hundred, fewer when they are large, so that memory stays flat. */
export class PageSize {
  rows = 100;

  /** Learns from the page just read. */
  saw(rows: number, bytes: number): void {
    if (rows === 0) return;
    this.rows = Math.max(fewest, Math.min(most, Math.floor((bytesAimedAt * rows) / Math.max(bytes, 1))));
  }
}
