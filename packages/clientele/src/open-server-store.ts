import type { EventStore } from '@clientele/core';
import type * as storeKurrentdb from '@clientele/store-kurrentdb';

import { type LazyPackage, loadPackage } from './load-package.ts';
import { UnsupportedStore } from './unsupported-store.ts';

/** Opens the log on a server. Throws `UnsupportedStore`, `MissingPackage`, and what `openKurrentStore` throws. */
export async function openServerStore(
  connectionString: string,
  scheme: string,
  options: KurrentStoreOptions,
): Promise<EventStore> {
  if (!/^(esdb|kurrentdb|kurrent|kdb)(\+discover)?$/.test(scheme)) throw new UnsupportedStore(scheme);
  const { openKurrentStore } = await loadPackage(storePackage);
  return openKurrentStore(connectionString, options);
}

type KurrentStoreOptions = storeKurrentdb.KurrentStoreOptions;
type StorePackage = typeof storeKurrentdb;

// The client of the server carries a native add-on, which users of files never touch.
const storePackage: LazyPackage<StorePackage> = {
  name: '@clientele/store-kurrentdb',
  neededBy: 'connection strings',
  isIt: (found): found is StorePackage => typeof found === 'object' && found !== null && 'openKurrentStore' in found,
  load: () => import('@clientele/store-kurrentdb'),
};
