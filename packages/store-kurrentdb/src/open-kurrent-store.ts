import type { EventStore, Instant, StoreRetry } from '@clientele/core';

import { Appender } from './appender.ts';
import { Connection } from './connection.ts';
import { firstAnswer } from './first-answer.ts';
import { KurrentStore } from './kurrent-store.ts';
import { LogEnd } from './log-end.ts';
import { logIdOf } from './log-identity.ts';
import { Reader } from './reader.ts';
import { StreamNames } from './stream-names.ts';

export type KurrentStoreOptions = Readonly<{
  /** Gives the record time. */
  clock: () => Instant;
  /** Which log of the server, where several companies share one: its streams begin with `<namespace>:`. */
  namespace?: string;
  /** Refuse to make a new log: nothing is written, so that who may only read can ask. */
  mustExist?: boolean;
  /** Largest body of an event in bytes of JSON; default 1,000,000, which servers of all versions take. */
  maxEventBytes?: number;
  /** How long one answer may take, in milliseconds; default 10,000. */
  deadline?: number;
  /** How long lost servers and elections are waited for, in milliseconds; default 60,000. */
  patience?: number;
  /** How long a server is waited for when it is opened, in milliseconds; default `patience`. */
  connectWithin?: number;
  /** From 0 to 1, for jitter; default chance. */
  random?: () => number;
  /** Told while a lost server is waited for, before each pause. */
  onRetry?: (retry: StoreRetry) => void;
}>;

/**
 * Opens the log on an EventStoreDB / KurrentDB server or cluster. Its events are JSON that other
 * programs can read: streams `client-<clientId>` and `company`, with `$correlationId` and
 * `$causationId` in the metadata.
 *
 * Throws `InvalidConnection` for a connection string that would be misread, `InvalidNamespace`, and
 * `StoreFailure` where the server cannot be reached, refuses us, or holds no log that must exist. No
 * error repeats the connection string.
 *
 * @example
 * await using store = await openKurrentStore('kurrentdb://localhost:2113?tls=false', { clock });
 */
export async function openKurrentStore(connectionString: string, options: KurrentStoreOptions): Promise<EventStore> {
  const {
    clock,
    namespace,
    mustExist = false,
    maxEventBytes = 1_000_000,
    deadline = 10_000,
    patience = 60_000,
    connectWithin = patience,
    random = Math.random,
    onRetry = () => undefined,
  } = options;
  const names = new StreamNames(namespace);
  const connection = new Connection(connectionString, { deadline, patience, random, onRetry });
  try {
    const ask = () => logIdOf(connection, names, { mustExist });
    await firstAnswer(connection, ask, connectWithin);
    const logId = () => connection.persist(ask);
    const reader = new Reader(connection, names);
    const appender = new Appender(connection, names, reader, clock);
    const end = new LogEnd({ connection, names, reader, logId });
    return new KurrentStore({ connection, names, reader, appender, end, logId, maxBytes: maxEventBytes });
  } catch (error) {
    await connection.close();
    throw error;
  }
}
