import { setTimeout } from 'node:timers/promises';

import { StoreFailure } from '@clientele/core';
import type { SqlDatabase, SqlSession } from '@clientele/projections/sql';
import type { Pool, PoolClient } from 'pg';

import { codeOf, postgresFailureOf } from './postgres-failure.ts';
import { PostgresSession } from './postgres-session.ts';
import type { Sockets } from './sockets.ts';

/** Milliseconds for what is in hand, and then for the farewells, when a database is closed. */
const goodbyeWithin = 2_000;

/** A pool of connections; those who write follow each other, those who read do not wait. */
export class PostgresDatabase implements SqlDatabase {
  readonly name: string;
  readonly #pool: Pool;
  readonly #sockets: Sockets;
  readonly #limits: string;
  #last: Promise<unknown> = Promise.resolve();
  #open = true;

  constructor(name: string, pool: Pool, sockets: Sockets, answerWithin: number) {
    this.name = name;
    this.#pool = pool;
    this.#sockets = sockets;
    // Also for us who fall silent: the server frees the locks that we hold.
    const limit = String(answerWithin);
    this.#limits = `SET LOCAL statement_timeout = ${limit}; SET LOCAL idle_in_transaction_session_timeout = ${limit}`;
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
    const end = this.#last.then(() => this.#pool.end());
    const over = new AbortController();
    await Promise.race([end, setTimeout(goodbyeWithin, undefined, { signal: over.signal }).catch(() => undefined)]);
    over.abort();
    await this.#sockets.close(goodbyeWithin);
    await end;
  }

  async #transaction<T>(begin: string, work: (sql: SqlSession) => Promise<T>): Promise<T> {
    if (!this.#open) throw this.#closed();
    const client = await this.#connected();
    let broken = false;
    try {
      // One message: no way to and fro for the limits.
      await client.query(`${begin}; ${this.#limits}`);
      const result = await work(new PostgresSession(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      const failure = postgresFailureOf(error, this.name);
      // Whoever does not answer is not asked to roll back: the server does, when the connection ends.
      broken = codeOf(failure) === 'STORE_UNAVAILABLE';
      if (!broken) await client.query('ROLLBACK').catch(() => (broken = true));
      throw failure;
    } finally {
      client.release(broken);
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
