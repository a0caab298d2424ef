import libsql from 'libsql';

import { NotAReactionLog } from './not-a-reaction-log.ts';
import type { ReactionLog } from './reaction-log.ts';
import { inTransaction, whenFree, type SqliteConnection } from './sqlite-connection.ts';
import { SqliteReactionLog } from './sqlite-reaction-log.ts';

export type SqliteReactionLogOptions = Readonly<{
  /** Another driver with the same calls, such as `better-sqlite3`; default `libsql`. */
  driver?: new (path: string) => SqliteConnection;
}>;

/** "CLNR" */
const applicationId = 0x434c_4e52;
const version = 1;

const tables = `
CREATE TABLE reactions (name TEXT PRIMARY KEY, epoch INTEGER NOT NULL, checkpoint TEXT) WITHOUT ROWID;
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY,
  reaction TEXT NOT NULL,
  key TEXT NOT NULL,
  channel TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  not_before TEXT NOT NULL,
  error TEXT,
  UNIQUE (key, channel)
);
CREATE INDEX open ON outbox (reaction, state, not_before) WHERE state <> 'done';
PRAGMA application_id = ${String(applicationId)};
PRAGMA user_version = ${String(version)};
`;

/**
 * The log of reactions in one SQLite file, beside the events or anywhere else; `:memory:` for a test.
 * What it holds is on disk before anything is done. Throws `NotAReactionLog`.
 *
 * @example
 * await using log = await openSqliteReactionLog('clients.db.reactions');
 */
export async function openSqliteReactionLog(
  path: string,
  { driver: Driver = libsql }: SqliteReactionLogOptions = {},
): Promise<ReactionLog> {
  const connection: SqliteConnection = new Driver(path);
  try {
    connection.exec('PRAGMA busy_timeout = 0');
    await inTransaction(connection, () => {
      const found = formatFound(connection);
      if (found.application === 0 && found.tables === 0) connection.exec(tables);
      else if (found.application !== applicationId)
        throw new NotAReactionLog(path, 'is the database of something else');
      else if (found.version > version) throw new NotAReactionLog(path, 'was written by a newer version');
    });
    await whenFree(() => connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL'));
    return new SqliteReactionLog(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}

function formatFound(connection: SqliteConnection): Readonly<{ application: number; version: number; tables: number }> {
  const [row] = connection
    .prepare(
      'SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_application_id, pragma_user_version',
    )
    .raw()
    .all();
  const [application, found, count] = Array.isArray(row) ? row.map(Number) : [];
  return { application: application ?? 0, version: found ?? 0, tables: count ?? 0 };
}
