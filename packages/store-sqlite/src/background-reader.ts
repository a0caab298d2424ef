import { BackgroundLane } from './background-lane.ts';
import { KnownFile } from './known-file.ts';
import type { Row } from './row.ts';
import type { RowSource } from './row-source.ts';

/** So many pages are read ahead: one alone would be waited for whenever the other thread gets its turn late. */
export const depth = 2;

/** Reads on threads of the driver's, so that pages of a log are read while the one before them is worked on. */
export class BackgroundReader {
  readonly #lanes: readonly BackgroundLane[];
  #next = 0;

  /** `usable` is false where the file is read by another driver, whose locks this one may not know. */
  constructor(path: string, usable: boolean) {
    const file = new KnownFile(path);
    // What is no file, such as a database in memory, has nothing to show to a second connection.
    const lanes = usable && file.isThere ? depth : 0;
    this.#lanes = Array.from({ length: lanes }, () => new BackgroundLane(file));
  }

  /** The one row of a query; undefined when it could not be read here: then it is to be asked on the connection in front. */
  async row(query: RowSource): Promise<Row | undefined> {
    const lane = this.#lanes[this.#next++ % depth];
    return lane?.row(query);
  }

  /** Settles when the queries that run have ended. */
  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }
}
