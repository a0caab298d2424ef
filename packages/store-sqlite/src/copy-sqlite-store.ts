import { existsSync, closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { StoreFailure } from '@clientele/core';
import libsql from 'libsql';

import { openLogFile } from './log-file.ts';
import { Row } from './row.ts';
import type { SqliteConnection, SqliteDriver } from './sqlite-driver.ts';
import { sqliteCode, storeFailureOf } from './sqlite-failure.ts';
import { checkFolder } from './sqlite-file.ts';
import { whenFree } from './when-free.ts';

/** What stands in a copy. */
export type CopiedStore = Readonly<{ events: number; bytes: number }>;

/**
 * Copies a log into a new file, as of one moment, while others read and write it: a backup, and the
 * way back. The copy appears whole or not at all, is checked page by page, and keeps the log's id
 * and positions, so that checkpoints taken before the copy still hold and later ones are noticed.
 * The keys of personal data are no part of it.
 *
 * Throws `StoreFailure`: `STORE_MISSING`, `STORE_EXISTS` where something stands at `to` already,
 * `STORE_DAMAGED`, `STORE_FULL` …; nothing is left at `to` then.
 *
 * @example
 * const { events } = await copySqliteStore('clients.db', 'backup/clients-2026-07-01.db');
 */
export async function copySqliteStore(
  from: string,
  to: string,
  { driver = libsql }: Readonly<{ driver?: SqliteDriver }> = {},
): Promise<CopiedStore> {
  refuseTaken(to);
  checkFolder(to);
  const part = `${to}.part`;
  rmSync(part, { force: true });
  const { connection } = await openLogFile(from, driver, { durability: 'full', mustExist: true, newLogId: noLog });
  try {
    await whenFree(from, () => copyInto(to, part, connection));
    const events = await checked(part, from, driver);
    flush(part);
    // Somebody may have made it meanwhile.
    refuseTaken(to);
    renameSync(part, to);
    flush(dirname(resolve(to)));
    return { events, bytes: statSync(to).size };
  } catch (error) {
    throw storeFailureOf(error, to);
  } finally {
    rmSync(part, { force: true });
    connection.close();
  }
}

function copyInto(to: string, part: string, connection: SqliteConnection): void {
  try {
    connection.prepare('VACUUM INTO ?').run([part]);
  } catch (error) {
    // The log is open already: what cannot be opened, written or held now is the copy.
    throw /^SQLITE_(CANTOPEN|READONLY|FULL)/.test(sqliteCode(error)) ? storeFailureOf(error, to) : error;
  }
}

function refuseTaken(path: string): void {
  const taken = [path, `${path}-wal`, `${path}-shm`].find((file) => existsSync(file));
  if (taken === undefined) return;
  const message = `${taken} is there already: move it away, or name another file`;
  throw new StoreFailure('STORE_EXISTS', path, message);
}

/** The number of events of a copy that is sound in every page and index. */
async function checked(part: string, from: string, Driver: SqliteDriver): Promise<number> {
  const connection: SqliteConnection = await whenFree(part, () => new Driver(part));
  try {
    const [verdict] = connection
      .prepare('SELECT cast(integrity_check AS BLOB) FROM pragma_integrity_check(1)')
      .raw()
      .all();
    if (new Row(verdict).bytes(0).toString() !== 'ok')
      throw new StoreFailure('STORE_DAMAGED', from, `${from} is damaged: its copy does not pass the check`);
    const [count] = connection.prepare('SELECT count(*) FROM events').raw().all();
    return new Row(count).number(0);
  } finally {
    connection.close();
  }
}

/** On disk before it is named: a power cut must not leave an empty file under a good name. */
function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const noLog = (): string => {
  throw new TypeError('a copy is made of a log that is there');
};
