import type { SqlDatabase } from '@clientele/projections/sql';
import { type FileFormat, openSqliteFile, type SqliteDriver } from '@clientele/store-sqlite/file';

import { SqliteDatabase } from './sqlite-database.ts';

/** A file of a format as a database that speaks the SQL of ours. Throws `StoreFailure`. */
export const openSqliteDatabase = async (
  path: string,
  driver: SqliteDriver,
  format: FileFormat,
): Promise<SqlDatabase> => new SqliteDatabase(path, await openSqliteFile(path, driver, format), format);
