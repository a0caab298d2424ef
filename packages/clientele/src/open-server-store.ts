import type { EventStore } from '@clientele/core';
import type * as storeKurrentdb from '@clientele/store-kurrentdb';

import type { Clock } from './clock.ts';
import { MissingPackage } from './missing-package.ts';
import { UnsupportedStore } from './unsupported-store.ts';

const packageName = '@clientele/store-kurrentdb';

/** The scheme of a connection string; undefined for a file. */
export const schemeOf = (store: string): string | undefined => /^([a-z][a-z0-9+.-]+):\/\//.exec(store)?.[1];

/** What files about a server are called: after its hosts, `crm-1-2113`. */
export const fileNameOf = (connectionString: string): string =>
  connectionString
    .replace(/^[^:]+:\/\/([^/?]*@)?/, '')
    .replace(/[/?].*$/s, '')
    .replace(/[^A-Za-z0-9.-]+/g, '-');

/** Opens the log on a server. Throws `UnsupportedStore`, `MissingPackage`, and what `openKurrentStore` throws. */
export async function openServerStore(connectionString: string, scheme: string, clock: Clock): Promise<EventStore> {
  if (!/^(esdb|kurrentdb|kurrent|kdb)(\+discover)?$/.test(scheme)) throw new UnsupportedStore(scheme);
  const { openKurrentStore } = await loaded();
  return openKurrentStore(connectionString, { clock });
}

type StorePackage = typeof storeKurrentdb;

// Only here: the client of the server carries a native add-on, which users of files never touch.
async function loaded(): Promise<StorePackage> {
  try {
    // In CommonJS by its own loader, so that hooks of the host (a test runner, ts-node) see it.
    const load: ((name: string) => unknown) | undefined = typeof require === 'function' ? require : undefined;
    const found = load?.(packageName);
    return isStorePackage(found) ? found : await import('@clientele/store-kurrentdb');
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND')
      throw new MissingPackage(packageName, 'connection strings', error);
    throw error;
  }
}

const isStorePackage = (found: unknown): found is StorePackage =>
  typeof found === 'object' && found !== null && 'openKurrentStore' in found;
