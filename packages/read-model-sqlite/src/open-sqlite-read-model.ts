import type { ReadModel } from '@clientele/projections';
import { SqlReadModel } from '@clientele/projections/sql';
import { openSqliteFile, type SqliteDriver } from '@clientele/store-sqlite/file';
import libsql from 'libsql';

import { readModelFormat } from './read-model-format.ts';
import { SqliteDatabase } from './sqlite-database.ts';

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
  const file = await openSqliteFile(path, driver, readModelFormat);
  return SqlReadModel.open(new SqliteDatabase(path, file, 'delete it, and it is built anew from the log'));
}
