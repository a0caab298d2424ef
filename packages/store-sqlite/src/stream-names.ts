import { jsonList } from './joined-rows.ts';
import { Row } from './row.ts';
import type { SqliteConnection, SqliteStatement } from './sqlite-driver.ts';

export type StreamName = Readonly<{ stream: string; clientId: string }>;

const mostKept = 200_000;

/** The names behind the short keys of streams, read by the page and kept, for they never change. */
export class StreamNames {
  readonly #find: SqliteStatement;
  readonly #findJoined: SqliteStatement;
  // By key: the keys count from 1 without gaps.
  #kept: (StreamName | undefined)[] = [];
  #count = 0;

  constructor(connection: SqliteConnection) {
    const among = 'FROM streams WHERE key IN (SELECT value FROM json_each(?))';
    this.#find = connection.prepare(`SELECT key, cast(name AS BLOB), cast(client AS BLOB) ${among}`).raw();
    this.#findJoined = connection
      .prepare(
        `SELECT cast(json_group_array(json_array(key, cast(name AS TEXT), cast(client AS TEXT))) AS BLOB) ${among}`,
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
    const wanted = JSON.stringify([...new Set(full ? keys : missing)]);
    if (this.#readJoined(wanted)) return;
    for (const line of this.#find.all([wanted])) {
      const row = new Row(line);
      const [stream, clientId] = [row.text(1), row.text(2)];
      if (stream !== undefined && clientId !== undefined) this.#keep(row.number(0), { stream, clientId });
    }
  }

  /** As one text, which is several times as fast; false where a name among them is damaged. */
  #readJoined(wanted: string): boolean {
    const [line] = this.#findJoined.all([wanted]);
    const list = jsonList(new Row(line).bytes(0));
    for (const entry of list ?? []) if (isNamed(entry)) this.#keep(entry[0], { stream: entry[1], clientId: entry[2] });
    return list !== undefined;
  }

  #keep(key: number, name: StreamName): void {
    this.#kept[key] = name;
    this.#count += 1;
  }
}

const isNamed = (entry: unknown): entry is readonly [key: number, stream: string, clientId: string] =>
  Array.isArray(entry) &&
  typeof entry[0] === 'number' &&
  entry.slice(1).every((text) => typeof text === 'string') &&
  entry.length === 3;
