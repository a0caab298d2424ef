import { openSqliteDatabase } from '@clientele/read-model-sqlite';
import type { FileFormat, SqliteDriver } from '@clientele/store-sqlite/file';
import libsql from 'libsql';

import type { ReactionLog } from './reaction-log.ts';
import { formatVersion } from './reaction-log-schema.ts';
import { SqlReactionLog } from './sql-reaction-log.ts';

export type SqliteReactionLogOptions = Readonly<{
  /** Another driver with the same calls, such as `better-sqlite3`; default `libsql`. */
  driver?: SqliteDriver;
}>;

/** "CLNR". What it holds is on disk before anything is done; its tables are made by the log itself. */
const format: FileFormat = {
  kind: 'log of reactions',
  applicationId: 0x434c_4e52,
  version: formatVersion,
  tables: '',
  settings: 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 4194304;',
};

/**
 * The log of reactions in one SQLite file, beside the events or anywhere else; `:memory:` for a test.
 * Throws `StoreFailure` for a file that is none of ours, is damaged, of a newer version or out of reach.
 *
 * @example
 * await using log = await openSqliteReactionLog('clients.db.reactions');
 */
export async function openSqliteReactionLog(
  path: string,
  { driver = libsql }: SqliteReactionLogOptions = {},
): Promise<ReactionLog> {
  return SqlReactionLog.open(await openSqliteDatabase(path, driver, format));
}
