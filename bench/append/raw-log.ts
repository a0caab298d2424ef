import Libsql from 'libsql';

import type { Durability } from '@clientele/store-sqlite';
import type { NewEvent } from '@clientele/core';

/** The floor: the same bytes in one table of the bare driver, unique in place and id, without a check or a hash. */
export class RawLog {
  readonly #connection: Libsql.Database;
  readonly #insert: Libsql.Statement;
  readonly #read: Libsql.Statement;

  constructor(path: string, durability: Durability) {
    this.#connection = new Libsql(path);
    this.#connection.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = ${durability};
      PRAGMA wal_autocheckpoint = 4000;
      CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL,
        id TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, meta TEXT NOT NULL, UNIQUE (stream, revision), UNIQUE (id));
    `);
    this.#insert = this.#connection.prepare(
      'INSERT INTO events (stream, revision, id, type, data, meta) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#read = this.#connection
      .prepare(
        'SELECT revision, id, type, CAST(data AS BLOB), CAST(meta AS BLOB) FROM events WHERE stream = ? ORDER BY revision',
      )
      .raw();
  }

  append(stream: string, revision: number, { id, type, data, meta }: NewEvent): void {
    this.#insert.run([stream, revision, id, type, JSON.stringify(data), JSON.stringify(meta)]);
  }

  /** Several events in one transaction. */
  appendAll(stream: string, revision: number, events: readonly NewEvent[]): void {
    this.#connection.exec('BEGIN IMMEDIATE');
    for (const [index, event] of events.entries()) this.append(stream, revision + index, event);
    this.#connection.exec('COMMIT');
  }

  /** A stream read row by row and parsed. */
  load(stream: string): readonly unknown[] {
    return this.#read.all([stream]).map((row) => {
      const cells: readonly unknown[] = Array.isArray(row) ? row : [];
      return { revision: cells[0], id: cells[1], type: cells[2], data: parsed(cells[3]), meta: parsed(cells[4]) };
    });
  }

  close(): void {
    this.#connection.close();
  }
}

const parsed = (text: unknown): unknown => JSON.parse(String(text));
