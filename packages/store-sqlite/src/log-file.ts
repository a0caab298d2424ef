import { existsSync, statSync } from 'node:fs';

import { StoreFailure } from '@clientele/core';

import { logFormat } from './log-format.ts';
import { Row } from './row.ts';
import type { SqliteConnection, SqliteDriver } from './sqlite-driver.ts';
import { sqliteCode } from './sqlite-failure.ts';
import { openSqliteFile } from './sqlite-file.ts';
import { whenFree } from './when-free.ts';

/** `full`: acknowledged means on disk. `normal`: a power cut may take the last moments, never more. */
export type Durability = 'full' | 'normal';

/** A connection to a log whose tables are there and of our version, and the log's id. */
export type LogFile = Readonly<{ path: string; connection: SqliteConnection; logId: string }>;

export type LogFileOptions = Readonly<{ durability: Durability; mustExist: boolean; newLogId: () => string }>;

export async function openLogFile(
  path: string,
  Driver: SqliteDriver,
  { durability, mustExist, newLogId }: LogFileOptions,
): Promise<LogFile> {
  if (mustExist && !existsSync(path)) throw new StoreFailure('STORE_MISSING', path, `there is no store ${path}`);
  const isEmpty = (): never => {
    throw new StoreFailure('NOT_A_STORE', path, `${path} is empty: name the file of a store`);
  };
  if (mustExist && statSync(path).size === 0) isEmpty();
  const connection = await openSqliteFile(path, Driver, logFormat(durability), (made) => {
    if (mustExist) isEmpty();
    made.prepare('INSERT INTO log (id) VALUES (?)').run([newLogId()]);
  });
  try {
    const logId = await whenFree(path, () => readLogId(path, connection));
    return { path, connection, logId };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Throws `StoreFailure` where the few names that all the rest hangs on cannot be read. */
function readLogId(path: string, connection: SqliteConnection): string {
  const read = (sql: string) =>
    connection
      .prepare(sql)
      .raw()
      .all()
      .map((row) => new Row(row).text(0));
  const [logId] = read('SELECT cast(id AS BLOB) FROM log');
  if (logId !== undefined && !read('SELECT cast(name AS BLOB) FROM types').includes(undefined)) return logId;
  const what = logId === undefined ? 'which log it holds' : 'the name of a type of events';
  throw new StoreFailure(
    'STORE_DAMAGED',
    path,
    `${path} is damaged: it does not say ${what}; restore it from a backup`,
  );
}

/** Closes the connection, with all of the log in the one file, so that a copy of it is whole. */
export function closeLogFile({ connection }: LogFile): void {
  try {
    connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
  } catch (error) {
    // Nothing is lost when it cannot be done: the log stays in two files.
    if (sqliteCode(error) === '') throw error;
  }
  connection.close();
}
