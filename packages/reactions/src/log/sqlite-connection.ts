import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

/** The part of an SQLite driver that the log calls; `libsql` and `better-sqlite3` both have it. */
export interface SqliteConnection {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

export interface SqliteStatement {
  // In one list: the driver takes a lone blob for an object of named parameters, and ends the process.
  run(parameters: readonly SqliteValue[]): unknown;
  /** From now on rows are arrays of their columns. */
  raw(): SqliteStatement;
  all(parameters?: readonly SqliteValue[]): unknown[];
}

export type SqliteValue = number | string | null;

const attempts = 5_000;

/** Does a piece of work, again while another process holds the file. */
export async function whenFree<T>(work: () => T): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || attempt === attempts) throw error;
      await setTimeout(randomInt(1, 4));
    }
  }
}

/** Does a piece of work in one transaction: all of it, or nothing. */
export function inTransaction<T>(connection: SqliteConnection, work: () => T): Promise<T> {
  return whenFree(() => {
    connection.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      connection.exec('COMMIT');
      return result;
    } catch (error) {
      rollBack(connection);
      throw error;
    }
  });
}

function rollBack(connection: SqliteConnection): void {
  try {
    connection.exec('ROLLBACK');
  } catch (error) {
    // SQLite may have ended it by itself, on a full disk for one: the first error is the one to tell.
    if (codeOf(error) === '') throw error;
  }
}

const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(codeOf(error));

// By its shape: an error of the native driver may belong to another realm than ours.
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('SQLITE_')
    ? String(error.code)
    : '';
