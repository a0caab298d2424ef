import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { StoreFailure } from '@clientele/core';

import { applicationId, formatVersion, logTables } from './log-schema.ts';
import { Row } from './row.ts';
import type { SqliteConnection, SqliteDriver } from './sqlite-driver.ts';
import { whenFree } from './when-free.ts';

/** `full`: acknowledged means on disk. `normal`: a power cut may take the last moments, never more. */
export type Durability = 'full' | 'normal';

/** A connection to a log whose tables are there and of our version, and the log's id. */
export type LogFile = Readonly<{ path: string; connection: SqliteConnection; logId: string }>;

/**
 * Opens the file, making it at need. Throws `StoreFailure` for a file that is no log, of a later
 * version, damaged or out of reach; such a file is left as it was.
 */
export async function openLogFile(
  path: string,
  Driver: SqliteDriver,
  { durability, mustExist, newLogId }: Readonly<{ durability: Durability; mustExist: boolean; newLogId: () => string }>,
): Promise<LogFile> {
  if (!existsSync(dirname(resolve(path)))) {
    throw new StoreFailure(
      'STORE_MISSING',
      path,
      `${path} cannot be made: there is no folder ${dirname(resolve(path))}`,
    );
  }
  if (mustExist && !existsSync(path)) throw new StoreFailure('STORE_MISSING', path, `there is no store ${path}`);
  const connection = await whenFree(path, () => new Driver(path));
  try {
    connection.exec('PRAGMA busy_timeout = 0');
    await whenFree(path, () => checkFormat(path, connection));
    await whenFree(path, () => connection.prepare('PRAGMA journal_mode = WAL').all());
    connection.exec(`
      PRAGMA synchronous = ${durability};
      PRAGMA fullfsync = ON;
      PRAGMA checkpoint_fullfsync = ON;
      PRAGMA wal_autocheckpoint = 4000;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA cache_size = -16000;
    `);
    const logId = await whenFree(path, () => logIdOf(path, connection, newLogId));
    return { path, connection, logId };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The id of the log, which is given when its tables are made. */
function logIdOf(path: string, connection: SqliteConnection, newLogId: () => string): string {
  if (checkFormat(path, connection) === 'empty') {
    connection.exec('BEGIN IMMEDIATE');
    try {
      // Another process may have made the tables while we waited for the lock.
      if (checkFormat(path, connection) === 'empty') {
        connection.exec(logTables);
        connection.prepare('INSERT INTO log (id) VALUES (?)').run([newLogId()]);
      }
      connection.exec('COMMIT');
    } catch (error) {
      connection.exec('ROLLBACK');
      throw error;
    }
  }
  return new Row(connection.prepare('SELECT id FROM log').raw().all()[0]).text(0);
}

function checkFormat(path: string, connection: SqliteConnection): 'empty' | 'ours' {
  // One statement, so that all three are of the same moment.
  const [row] = connection
    .prepare(
      'SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_application_id, pragma_user_version',
    )
    .raw()
    .all();
  const found = new Row(row);
  const [application, version, tables] = [found.number(0), found.number(1), found.number(2)];
  if (application !== applicationId) {
    if (application === 0 && version === 0 && tables === 0) return 'empty';
    throw new StoreFailure('NOT_A_STORE', path, `${path} is not a store: it is the database of another program`);
  }
  if (version > formatVersion) {
    const message = `${path} was written by a newer version (format ${String(version)}, this one knows ${String(formatVersion)}): update this program`;
    throw new StoreFailure('STORE_NEWER', path, message);
  }
  return 'ours';
}
