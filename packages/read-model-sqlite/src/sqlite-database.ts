import { StoreFailure } from '@clientele/core';
import type { SqlDatabase, SqlSession } from '@clientele/projections/sql';
import {
  type FileFormat,
  rollBack,
  type SqliteConnection,
  storeFailureOf,
  whenFree,
  withRemedy,
} from '@clientele/store-sqlite/file';

import { SqliteSession } from './sqlite-session.ts';
import { UnreadableText } from './unreadable-text.ts';

/** One connection, on which transactions come one after the other. */
export class SqliteDatabase implements SqlDatabase {
  readonly name: string;
  readonly #format: FileFormat;
  readonly #connection: SqliteConnection;
  readonly #session: SqliteSession;
  #last: Promise<unknown> = Promise.resolve();
  #open = true;

  constructor(path: string, connection: SqliteConnection, format: FileFormat) {
    this.name = path;
    this.#format = format;
    this.#connection = connection;
    this.#session = new SqliteSession(connection);
  }

  write<T>(work: (sql: SqlSession) => Promise<T>): Promise<T> {
    return this.#transaction('BEGIN IMMEDIATE', work);
  }

  read<T>(work: (sql: SqlSession) => Promise<T>): Promise<T> {
    return this.#transaction('BEGIN', work);
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#last;
    this.#connection.close();
  }

  #transaction<T>(begin: string, work: (sql: SqlSession) => Promise<T>): Promise<T> {
    if (!this.#open) return Promise.reject(this.#closed());
    const done = this.#last.then(async () => {
      await whenFree(this.name, () => this.#connection.exec(begin));
      try {
        const result = await work(this.#session);
        await whenFree(this.name, () => this.#connection.exec('COMMIT'));
        return result;
      } catch (error) {
        rollBack(this.#connection);
        throw this.#failureOf(error);
      }
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  #failureOf(error: unknown): unknown {
    const failure =
      error instanceof UnreadableText
        ? new StoreFailure('STORE_DAMAGED', this.name, `${this.name} is damaged: restore it from a backup`, error)
        : storeFailureOf(error, this.name);
    return withRemedy(failure, this.name, this.#format);
  }

  #closed(): StoreFailure {
    return new StoreFailure('STORE_CLOSED', this.name, `${this.name} is closed: open it again before using it`);
  }
}
