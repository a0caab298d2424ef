import { asManyAsFit } from './as-many-as-fit.ts';
import { type BackgroundReader, depth } from './background-reader.ts';
import type { LogReader, Page, Read } from './log-reader.ts';
import { PageSize } from './page-size.ts';
import type { Row } from './row.ts';

type Begun<T> = Readonly<{ after: number; upTo: number; page: Page<T>; row: Promise<Row | undefined> }>;

/** One way through the log, page by page: from the second page on, the next ones are read while one is worked on. */
export class PageRun<T extends Read<unknown>> {
  readonly #pageOf: (after: number, upTo: number) => Page<T>;
  readonly #reader: LogReader;
  readonly #background: BackgroundReader;
  readonly #size = new PageSize();
  /** The pages that were begun, one behind the other. */
  #ahead: Begun<T>[] = [];

  constructor(pageOf: (after: number, upTo: number) => Page<T>, reader: LogReader, background: BackgroundReader) {
    this.#pageOf = pageOf;
    this.#reader = reader;
    this.#background = background;
  }

  /** The page after a position and where it ends, at the end of the log at the latest. */
  async after(position: number, end: number): Promise<T & { readonly upTo: number }> {
    if (this.#ahead[0]?.after !== position) this.#ahead = [];
    const begun = this.#ahead.shift() ?? this.#begin(position, end);
    const row = await begun.row;
    for (let next = this.#ahead.at(-1)?.upTo ?? begun.upTo; next < end && this.#ahead.length < depth;) {
      const another = this.#begin(next, end, this.#background);
      this.#ahead.push(another);
      next = another.upTo;
    }
    // Where less than the page fits, the next call is for another position, and lets go what was begun.
    const read = asManyAsFit(begun.upTo - position, (rows) => {
      const upTo = position + rows;
      if (upTo === begun.upTo) return { ...this.#reader.read(begun.page, row), upTo };
      return { ...this.#reader.read(this.#pageOf(position, upTo)), upTo };
    });
    this.#size.saw(read.rows.length, read.bytes);
    return read;
  }

  #begin(after: number, end: number, background?: BackgroundReader): Begun<T> {
    const upTo = Math.max(after, Math.min(after + this.#size.rows, end));
    const page = this.#pageOf(after, upTo);
    return { after, upTo, page, row: background?.row(page.query) ?? Promise.resolve(undefined) };
  }
}
