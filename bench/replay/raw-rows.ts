import libsql from 'libsql';

/** What of an event stands in columns, and its two texts. */
const row = ['stream', 'revision', 'type', 'version', 'imported', 'occurred', 'recorded', 'data', 'meta'].join(
  " || ',' || ",
);
const rows = 500;

/** The floor of a replay: whole rows joined to pages by the bare driver, and parsed. Nothing is kept or checked. */
export class RawRows {
  readonly #connection: libsql.Database;
  readonly #page: libsql.Statement;
  readonly #types: readonly string[];

  /** Rows of some types, or of all. */
  constructor(path: string, types?: readonly string[]) {
    this.#connection = new libsql(path);
    this.#types = types === undefined ? [] : [JSON.stringify(types)];
    const wanted =
      types === undefined ? '' : 'AND type IN (SELECT key FROM types WHERE name IN (SELECT value FROM json_each(?)))';
    this.#page = this.#connection
      .prepare(
        `SELECT cast('[' || group_concat('[' || ${row} || ']') || ']' AS BLOB)
         FROM events NOT INDEXED WHERE position > ? AND position <= ? ${wanted}`,
      )
      .raw();
  }

  /** How many events there are. */
  count(): number {
    return Number(firstOf(this.#connection.prepare('SELECT count(*) FROM events').raw().all()));
  }

  /** Reads and parses what stands after a position up to another; how many rows that were. */
  read(after: number, upTo: number): number {
    let read = 0;
    for (let from = after; from < upTo; from += rows) {
      const page = firstOf(this.#page.all([from, Math.min(from + rows, upTo), ...this.#types]));
      if (!Buffer.isBuffer(page)) continue;
      const parsed: unknown = JSON.parse(page.toString());
      if (Array.isArray(parsed)) read += parsed.length;
    }
    return read;
  }

  close(): void {
    this.#connection.close();
  }
}

function firstOf([first]: readonly unknown[]): unknown {
  return Array.isArray(first) ? (first[0] as unknown) : undefined;
}
