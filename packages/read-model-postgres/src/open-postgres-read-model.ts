import type { ReadModel } from '@clientele/projections';
import { SqlReadModel } from '@clientele/projections/sql';

import { openPostgresDatabase, type PostgresOptions } from './open-postgres-database.ts';

/**
 * Read models in a PostgreSQL database, shared by any number of processes on any number of machines,
 * and readable by anybody who knows SQL: `crm_settlements` holds the settlements of group `crm`.
 *
 * Throws `InvalidConnection` for an address that cannot be read, and `StoreFailure` where the database
 * cannot be reached, refuses us or was made by a newer version. No error repeats user or password.
 *
 * @example
 * await using readModel = await openPostgresReadModel('postgres://app@db.example/crm');
 */
export async function openPostgresReadModel(
  connectionString: string,
  options: PostgresOptions = {},
): Promise<ReadModel> {
  return SqlReadModel.open(openPostgresDatabase(connectionString, options));
}
