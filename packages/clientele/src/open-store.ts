import type { EventStore, StoreRetry } from '@clientele/core';
import { openSqliteStore } from '@clientele/store-sqlite';

import type { Clock } from './clock.ts';
import { openServerStore, schemeOf } from './open-server-store.ts';

export type OpenStoreOptions = Readonly<{
  /** Gives the record time. */
  clock: Clock;
  durability?: 'full' | 'normal';
  /** Refuse to make a new file. */
  mustExist?: boolean;
  /** How long a lost server is waited for, in milliseconds; default 60,000. */
  patience?: number;
  /** Told while a server is waited for, before each attempt. */
  onRetry?: (retry: StoreRetry) => void;
}>;

/**
 * Opens the store that a name means: a file, or a server by its connection string. Throws
 * `StoreFailure`, `UnsupportedStore`, `MissingPackage` and `InvalidConnection`.
 *
 * @example
 * await using copy = await openStore('copy.db', { clock });
 */
export function openStore(
  name: string,
  { clock, patience, onRetry, ...ofFiles }: OpenStoreOptions,
): Promise<EventStore> {
  const scheme = schemeOf(name);
  if (scheme === undefined) return openSqliteStore(name, { clock, ...ofFiles });
  // One answer cannot take longer than all that is waited for.
  const waiting = patience === undefined ? {} : { patience, deadline: Math.min(10_000, patience) };
  return openServerStore(name, scheme, { clock, ...waiting, ...(onRetry && { onRetry }) });
}
