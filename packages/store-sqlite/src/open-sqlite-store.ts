import { type EventStore, type Instant, newId } from '@clientele/core';
import libsql from 'libsql';

import { BackgroundReader } from './background-reader.ts';
import { type Durability, openLogFile } from './log-file.ts';
import type { SqliteDriver } from './sqlite-driver.ts';
import { SqliteStore } from './sqlite-store.ts';

export type SqliteStoreOptions = Readonly<{
  /** Gives the record time. */
  clock: () => Instant;
  /** Default `full`: what is acknowledged is on disk. */
  durability?: Durability;
  /** Largest body of an event in bytes of JSON; default 1 MiB. */
  maxEventBytes?: number;
  /** Refuse to make a new file: for programs that only read what is there. */
  mustExist?: boolean;
  /** Another driver with the same calls, such as `better-sqlite3`; default `libsql`. */
  driver?: SqliteDriver;
}>;

/**
 * Events in one SQLite file (with its `-wal` and `-shm` beside it while it is open), shared by any
 * number of processes of one machine.
 *
 * Throws `StoreFailure` for a file that is no store, is damaged, of a newer version or out of reach.
 *
 * @example
 * await using store = await openSqliteStore('clients.db', { clock });
 * await store.append('client-acme', [registered], { expect: 'no-stream' });
 */
export async function openSqliteStore(path: string, options: SqliteStoreOptions): Promise<EventStore> {
  const { clock, durability = 'full', maxEventBytes = 1_048_576, mustExist = false, driver = libsql } = options;
  const file = await openLogFile(path, driver, { durability, mustExist, newLogId: () => newId(clock()) });
  return new SqliteStore(file, clock, maxEventBytes, new BackgroundReader(path, driver === libsql));
}
