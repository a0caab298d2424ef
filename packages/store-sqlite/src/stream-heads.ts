import { categoryOf, type Instant, instantOf } from '@clientele/core';

import { Row } from './row.ts';
import type { SqliteConnection, SqliteStatement } from './sqlite-driver.ts';

/** Where a stream stands. */
export type StreamHead = Readonly<{
  /** The stream's key; undefined while the stream is not there. */
  key: number | undefined;
  revision: number | undefined;
  recordedAt: Instant | undefined;
}>;

const mostKept = 20_000;

/** Where the streams stand, remembered until another process writes. */
export class StreamHeads {
  readonly #find: SqliteStatement;
  readonly #insert: SqliteStatement;
  readonly #kept = new Map<string, StreamHead>();

  constructor(connection: SqliteConnection) {
    this.#find = connection
      .prepare(
        `SELECT s.key, e.revision, e.recorded FROM streams s LEFT JOIN events e ON e.stream = s.key
         WHERE s.name = ? ORDER BY e.revision DESC LIMIT 1`,
      )
      .raw();
    this.#insert = connection.prepare('INSERT INTO streams (name, category, client) VALUES (?, ?, ?)');
  }

  /** Where a stream stood when we last wrote to it. */
  remembered(stream: string): StreamHead | undefined {
    return this.#kept.get(stream);
  }

  of(stream: string): StreamHead {
    return this.#kept.get(stream) ?? this.keep(stream, this.#read(stream));
  }

  /** The key of a stream that gets its first event. */
  add(stream: string, client: string): number {
    return Number(this.#insert.run([stream, categoryOf(stream), client]).lastInsertRowid);
  }

  keep(stream: string, head: StreamHead): StreamHead {
    // A Map gives its keys in the order of insertion: what was used last stays.
    this.#kept.delete(stream);
    if (this.#kept.size >= mostKept) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    this.#kept.set(stream, head);
    return head;
  }

  forget(): void {
    this.#kept.clear();
  }

  #read(stream: string): StreamHead {
    const [found] = this.#find.all([stream]);
    if (found === undefined) return { key: undefined, revision: undefined, recordedAt: undefined };
    const row = new Row(found);
    const recorded = row.optionalNumber(2);
    return {
      key: row.number(0),
      revision: row.optionalNumber(1),
      recordedAt: recorded === undefined ? undefined : instantOf(recorded),
    };
  }
}
