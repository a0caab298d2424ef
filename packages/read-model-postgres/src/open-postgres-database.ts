import type { SqlDatabase } from '@clientele/projections/sql';
import { Pool } from 'pg';

import { databaseName } from './database-name.ts';
import { PostgresDatabase } from './postgres-database.ts';
import { Sockets } from './sockets.ts';

export type PostgresOptions = Readonly<{
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
 * A PostgreSQL database that speaks the SQL of ours; nothing is connected until it is first used. Throws
 * `InvalidConnection` for an address that cannot be read. No error repeats user or password.
 */
export function openPostgresDatabase(
  connectionString: string,
  { connections = 4, connectWithin = 10_000, answerWithin = 30_000 }: PostgresOptions = {},
): SqlDatabase {
  const name = databaseName(connectionString);
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
  return new PostgresDatabase(name, pool, sockets, answerWithin);
}
