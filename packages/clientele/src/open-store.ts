import type { EventStore } from '@clientele/core';
import { openSqliteStore } from '@clientele/store-sqlite';

import type { Clock } from './clock.ts';
import { UnsupportedStore } from './unsupported-store.ts';

export type StoreOptions = Readonly<{ clock: Clock; durability?: 'full' | 'normal'; mustExist?: boolean }>;

/** The store that a text names: a file. Throws `UnsupportedStore` for connections that this version does not know. */
export async function openStore(name: string, options: StoreOptions): Promise<EventStore> {
  const [, scheme] = /^([a-z][a-z0-9+.-]+):\/\//.exec(name) ?? [];
  if (scheme !== undefined) throw new UnsupportedStore(scheme);
  return openSqliteStore(name, options);
}
