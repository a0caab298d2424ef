import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { StoreFailure } from '@clientele/core';

import { Row } from './row.ts';
import { rollBack } from './roll-back.ts';
import type { SqliteConnection, SqliteDriver } from './sqlite-driver.ts';
import { whenFree } from './when-free.ts';

/** What a file of ours holds, and what it is to the user. */
export type FileFormat = Readonly<{
  /** `store`, `vault`: for messages. */
  kind: string;
  /** Marks the file as ours, in SQLite's own header. */
  applicationId: number;
  /** Version of the tables; a file of a later one is refused. */
  version: number;
  /** The statements that make the tables. */
  tables: string;
  /** Settings of the connection, made once the file is known to be ours. */
  settings: string;
  /** What its user does when it is damaged; default to restore it from a backup. */
  remedy?: string;
}>;

/**
 * Opens a file of a format, making it at need. Throws `StoreFailure` for a file that is none, of a
 * later version, damaged or out of reach; such a file is left as it was. A file that only others may
 * write is read, while none of them has it open.
 */
export async function openSqliteFile(
  path: string,
  Driver: SqliteDriver,
  format: FileFormat,
  onCreate: (connection: SqliteConnection) => void = () => undefined,
): Promise<SqliteConnection> {
  checkFolder(path);
  const isNew = !existsSync(path);
  try {
    return await openAs(path, path, Driver, format, onCreate);
  } catch (error) {
    // Nothing is in it yet, so nobody has written to it: it would only look like an empty store.
    if (isNew && existsSync(path) && statSync(path).size === 0) rmSync(path);
    if (!isOutOfReach(error) || !isAtRest(path)) throw error;
    // Where nothing can be written beside the file, SQLite reads it as one that nobody writes.
    return openAs(path, `${pathToFileURL(resolve(path)).href}?immutable=1`, Driver, format, onCreate).catch(() => {
      throw error;
    });
  }
}

const isOutOfReach = (error: unknown): boolean => error instanceof StoreFailure && error.code === 'STORE_READ_ONLY';

/** Whether all of a file is in the file, and nobody has it open to write. */
const isAtRest = (path: string): boolean =>
  existsSync(path) && statSync(path).size > 0 && !existsSync(`${path}-wal`) && !existsSync(`${path}-journal`);

async function openAs(
  path: string,
  address: string,
  Driver: SqliteDriver,
  format: FileFormat,
  onCreate: (connection: SqliteConnection) => void,
): Promise<SqliteConnection> {
  const connection = await whenFree(path, () => new Driver(address));
  try {
    connection.exec('PRAGMA busy_timeout = 0');
    const found = await whenFree(path, () => formatFound(path, connection, format));
    await whenFree(path, () => connection.exec(format.settings));
    if (found === 'empty') await whenFree(path, () => makeTables(path, connection, format, onCreate));
    return connection;
  } catch (error) {
    connection.close();
    throw withRemedy(error, path, format);
  }
}

/** What failed, with what the user of such a file does about it. */
export function withRemedy(error: unknown, path: string, { remedy }: FileFormat): unknown {
  if (remedy === undefined || !(error instanceof StoreFailure) || error.code !== 'STORE_DAMAGED') return error;
  return new StoreFailure(error.code, path, `${path} is damaged: ${remedy}`, error.cause);
}

/** Throws `StoreFailure` when the folder of a file is not there. */
export function checkFolder(path: string): void {
  const folder = dirname(resolve(path));
  if (existsSync(folder)) return;
  throw new StoreFailure('STORE_MISSING', path, `${path} cannot be made: there is no folder ${folder}`);
}

function makeTables(
  path: string,
  connection: SqliteConnection,
  format: FileFormat,
  onCreate: (connection: SqliteConnection) => void,
): void {
  connection.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have made the tables while we waited for the lock.
    if (formatFound(path, connection, format) === 'empty') {
      connection.exec(format.tables);
      connection.exec(
        `PRAGMA application_id = ${String(format.applicationId)}; PRAGMA user_version = ${String(format.version)}`,
      );
      onCreate(connection);
    }
    connection.exec('COMMIT');
  } catch (error) {
    rollBack(connection);
    throw error;
  }
}

function formatFound(path: string, connection: SqliteConnection, format: FileFormat): 'empty' | 'ours' {
  // One statement, so that all three are of the same moment.
  const [line] = connection
    .prepare(
      'SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_application_id, pragma_user_version',
    )
    .raw()
    .all();
  const row = new Row(line);
  const [application, version, tables] = [row.number(0), row.number(1), row.number(2)];
  if (application === 0 && version === 0 && tables === 0) return 'empty';
  if (application !== format.applicationId) {
    throw new StoreFailure('NOT_A_STORE', path, `${path} is no ${format.kind}: it is the database of another program`);
  }
  if (version > format.version) {
    const message = `${path} was written by a newer version (format ${String(version)}, this program knows ${String(format.version)}): update this program`;
    throw new StoreFailure('STORE_NEWER', path, message);
  }
  return 'ours';
}
