import { StoreFailure } from '@clientele/core';
import type { SqlDatabase, SqlSession } from '@clientele/projections/sql';
import type { Pool, PoolClient } from 'pg';

import { postgresFailureOf } from './postgres-failure.ts';
import { PostgresSession } from './postgres-session.ts';

/** A pool of connections; those who write follow each other, those who read do not wait. */
export class PostgresDatabase implements SqlDatabase {
  readonly name: string;
  readonly #pool: Pool;
  #last: Promise<unknown> = Promise.resolve();
  #open = true;

  constructor(name: string, pool: Pool) {
    this.name = name;
    this.#pool = pool;
    // A connection that dies while nobody uses it: the pool has let it go, and the next call opens another.
    pool.on('error', () => undefined);
  }

  write<T>(work: (sql: SqlSession) => Promise<T>): Promise<T> {
    const done = this.#last.then(() => this.#transaction('BEGIN', work));
    this.#last = done.catch(() => undefined);
    return done;
  }

  read<T>(work: (sql: SqlSession) => Promise<T>): Promise<T> {
    return this.#transaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work);
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#last;
    await this.#pool.end();
  }

  async #transaction<T>(begin: string, work: (sql: SqlSession) => Promise<T>): Promise<T> {
    if (!this.#open) throw this.#closed();
    const client = await this.#connected();
    let broken: unknown;
    try {
      await client.query(begin);
      const result = await work(new PostgresSession(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((lost: unknown) => (broken = lost));
      throw postgresFailureOf(error, this.name);
    } finally {
      client.release(broken !== undefined);
    }
  }

  async #connected(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw postgresFailureOf(error, this.name);
    }
  }

  #closed(): StoreFailure {
    return new StoreFailure('STORE_CLOSED', this.name, `${this.name} is closed: open it again before using it`);
  }
}
