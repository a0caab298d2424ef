import type { EventStore, StoreRetry } from '@clientele/core';
import { openSqliteStore } from '@clientele/store-sqlite';

import type { Clock } from './clock.ts';
import { openServerStore } from './open-server-store.ts';
import type { ServerOptions } from './server-options.ts';
import { nameOf, schemeOf } from './store-name.ts';
import { UnsupportedStore } from './unsupported-store.ts';

export type OpenStoreOptions = Readonly<{
  /** Gives the record time. */
  clock: Clock;
  /** Of a file: `full` (default) or `normal`. A server has its own. */
  durability?: 'full' | 'normal';
  /** Refuse to make a new file, or a new log on a server. */
  mustExist?: boolean;
  /** Of a server only. */
  server?: ServerOptions;
  /** Told while a server is waited for, before each attempt. */
  onRetry?: (retry: StoreRetry) => void;
}>;

/**
 * Opens the store that a name means: a file, or a server by its connection string. Throws
 * `StoreFailure`, `UnsupportedStore`, `MissingPackage`, `InvalidConnection` and `InvalidNamespace`.
 *
 * @example
 * await using copy = await openStore('copy.db', { clock });
 */
export async function openStore(
  name: string,
  { clock, mustExist = false, server, onRetry, ...ofFiles }: OpenStoreOptions,
): Promise<EventStore> {
  const scheme = schemeOf(name);
  if (scheme !== undefined)
    return openServerStore(name, scheme, { ...server, clock, mustExist, ...(onRetry && { onRetry }) });
  if (server !== undefined)
    throw new UnsupportedStore('file', `${nameOf(name)} is a file: namespace, deadline and patience are of servers`);
  return openSqliteStore(name, { ...ofFiles, clock, mustExist });
}
