import type { EventStore } from '@clientele/core';
import { openSqliteStore } from '@clientele/store-sqlite';

import type { Clock } from './clock.ts';
import { openServerStore, schemeOf } from './open-server-store.ts';

export type OpenStoreOptions = Readonly<{
  /** Gives the record time. */
  clock: Clock;
  durability?: 'full' | 'normal';
  /** Refuse to make a new file. */
  mustExist?: boolean;
}>;

/**
 * Opens the store that a name means: a file, or a server by its connection string. Throws
 * `StoreFailure`, `UnsupportedStore`, `MissingPackage` and `InvalidConnection`.
 *
 * @example
 * await using copy = await openStore('copy.db', { clock });
 */
export function openStore(name: string, { clock, ...options }: OpenStoreOptions): Promise<EventStore> {
  const scheme = schemeOf(name);
  return scheme === undefined ? openSqliteStore(name, { clock, ...options }) : openServerStore(name, scheme, clock);
}
