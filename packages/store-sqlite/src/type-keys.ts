import { Row } from './row.ts';
import type { SqliteConnection, SqliteStatement } from './sqlite-driver.ts';

/** The short integer keys of event types, both ways. The list is small and only grows. */
export class TypeKeys {
  readonly #all: SqliteStatement;
  readonly #insert: SqliteStatement;
  #keys = new Map<string, number>();
  #names: string[] = [];

  constructor(connection: SqliteConnection) {
    this.#all = connection.prepare('SELECT key, cast(name AS BLOB) FROM types').raw();
    this.#insert = connection.prepare('INSERT INTO types (name) VALUES (?)');
  }

  /** The key of a type, given now if it is new; within a write transaction only. */
  keyFor(name: string): number {
    if (!this.#keys.has(name)) this.#refresh();
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const key = Number(this.#insert.run([name]).lastInsertRowid);
    this.#keys.set(name, key);
    this.#names[key] = name;
    return key;
  }

  /** Whether the key of a type is known without asking the file. */
  remembers(name: string): boolean {
    return this.#keys.has(name);
  }

  /** The name of a type; undefined where the file is damaged and does not say it. */
  nameOf(key: number): string | undefined {
    if (this.#names[key] === undefined) this.#refresh();
    return this.#names[key];
  }

  /** A transaction was rolled back, and with it perhaps a key. */
  forget(): void {
    this.#keys = new Map();
    this.#names = [];
  }

  #refresh(): void {
    this.forget();
    for (const line of this.#all.all()) {
      const row = new Row(line);
      const name = row.text(1);
      if (name === undefined) continue;
      this.#keys.set(name, row.number(0));
      this.#names[row.number(0)] = name;
    }
  }
}
