import type { ReadModel } from '@clientele/projections';
import { SqlReadModel } from '@clientele/projections/sql';
import { Pool } from 'pg';

import { PostgresDatabase } from './postgres-database.ts';
import { Sockets } from './sockets.ts';

export type PostgresReadModelOptions = Readonly<{
  /** Connections at most; default 4. A worker needs one, each reader of facts another. */
  connections?: number;
  /** How long to wait for a connection, in milliseconds; default 10,000. */
  connectWithin?: number;
  /**
   * How long a statement may take, in milliseconds; default 30,000. After that the server gives it up,
   * and a server that does not even say so is taken for lost.
   */
  answerWithin?: number;
}>;

/** Milliseconds that the server has to say that it gave a statement up. */
const grace = 1_000;

/**
 * Read models in a PostgreSQL database, shared by any number of processes on any number of machines,
 * and readable by anybody who knows SQL: `crm_settlements` holds the settlements of group `crm`.
 *
 * Throws `StoreFailure` where the database cannot be reached, refuses us or was made by a newer version.
 *
 * @example
 * await using readModel = await openPostgresReadModel('postgres://app@db.example/crm');
 */
export function openPostgresReadModel(
  connectionString: string,
  { connections = 4, connectWithin = 10_000, answerWithin = 30_000 }: PostgresReadModelOptions = {},
): Promise<ReadModel> {
  const sockets = new Sockets();
  const pool = new Pool({
    connectionString,
    max: connections,
    connectionTimeoutMillis: connectWithin,
    query_timeout: answerWithin + grace,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    stream: () => sockets.open(),
    application_name: 'clientele',
  });
  return SqlReadModel.open(new PostgresDatabase(nameOf(connectionString), pool, sockets, answerWithin));
}

/** The address without user and password. */
function nameOf(connectionString: string): string {
  try {
    const { host, pathname } = new URL(connectionString);
    return `postgres://${host}${pathname}`;
  } catch {
    return 'the PostgreSQL database';
  }
}
