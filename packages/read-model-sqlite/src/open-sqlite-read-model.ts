import type { ReadModel } from '@clientele/projections';
import { SqlReadModel } from '@clientele/projections/sql';
import type { SqliteDriver } from '@clientele/store-sqlite/file';
import libsql from 'libsql';

import { openSqliteDatabase } from './open-sqlite-database.ts';
import { readModelFormat } from './read-model-format.ts';

export type SqliteReadModelOptions = Readonly<{
  /** Another driver with the same calls, such as `better-sqlite3`; default `libsql`. */
  driver?: SqliteDriver;
}>;

/**
 * Read models in one SQLite file, shared by any number of processes of one machine, and readable by
 * anybody who knows SQL: `crm_settlements` holds the settlements of group `crm`.
 *
 * Throws `StoreFailure` for a file that is none of ours, is damaged, of a newer version or out of reach.
 *
 * @example
 * await using readModel = await openSqliteReadModel('clients.db.read');
 */
export async function openSqliteReadModel(path: string, options: SqliteReadModelOptions = {}): Promise<ReadModel> {
  const { driver = libsql } = options;
  return SqlReadModel.open(await openSqliteDatabase(path, driver, readModelFormat));
}
