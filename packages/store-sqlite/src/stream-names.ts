import { Row } from './row.ts';
import type { SqliteConnection, SqliteStatement } from './sqlite-driver.ts';

export type StreamName = Readonly<{ stream: string; clientId: string }>;

const mostKept = 200_000;

/** The names behind the short keys of streams, read by the page and kept, for they never change. */
export class StreamNames {
  readonly #find: SqliteStatement;
  // By key: the keys count from 1 without gaps.
  #kept: (StreamName | undefined)[] = [];
  #count = 0;

  constructor(connection: SqliteConnection) {
    this.#find = connection
      .prepare(
        `SELECT key, cast(name AS BLOB), cast(client AS BLOB) FROM streams
         WHERE key IN (SELECT value FROM json_each(?))`,
      )
      .raw();
  }

  /** The names of the streams of a page, row by row; undefined where the file is damaged and does not say one. */
  of(keys: readonly number[]): readonly StreamName[] | undefined {
    const missing = keys.filter((key) => this.#kept[key] === undefined);
    if (missing.length > 0) this.#read(keys, missing);
    const names: StreamName[] = [];
    for (const key of keys) {
      const name = this.#kept[key];
      if (name === undefined) return undefined;
      names.push(name);
    }
    return names;
  }

  #read(keys: readonly number[], missing: readonly number[]): void {
    const full = this.#count > mostKept;
    if (full) {
      this.#kept = [];
      this.#count = 0;
    }
    const wanted = new Set(full ? keys : missing);
    for (const line of this.#find.all([JSON.stringify([...wanted])])) {
      const row = new Row(line);
      const [stream, clientId] = [row.text(1), row.text(2)];
      if (stream === undefined || clientId === undefined) continue;
      this.#kept[row.number(0)] = { stream, clientId };
      this.#count += 1;
    }
  }
}
