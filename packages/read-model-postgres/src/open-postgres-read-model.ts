import type { ReadModel } from '@clientele/projections';
import { SqlReadModel } from '@clientele/projections/sql';
import { Pool } from 'pg';

import { PostgresDatabase } from './postgres-database.ts';

export type PostgresReadModelOptions = Readonly<{
  /** Connections at most; default 4. A worker needs one, each reader of facts another. */
  connections?: number;
  /** How long to wait for a connection, in milliseconds; default 10,000. */
  connectWithin?: number;
}>;

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
  { connections = 4, connectWithin = 10_000 }: PostgresReadModelOptions = {},
): Promise<ReadModel> {
  const pool = new Pool({
    connectionString,
    max: connections,
    connectionTimeoutMillis: connectWithin,
    application_name: 'clientele',
  });
  return SqlReadModel.open(new PostgresDatabase(nameOf(connectionString), pool));
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
