import type { EventStore, StoreRetry, Vault } from '@clientele/core';
import { fileSnapshots, type SnapshotStore } from '@clientele/projections';
import { openSqliteVault } from '@clientele/store-sqlite';

import type { Clock } from './clock.ts';
import { KeysMissing } from './keys-missing.ts';
import { openStore } from './open-store.ts';
import type { ServerOptions } from './server-options.ts';
import { fileNameOf } from './store-name.ts';

/** Where events and keys are kept: in files beside each other, or in stores of the host's choosing. */
export type Kept = KeptInFiles | KeptByHost;

type KeptInFiles = Readonly<{
  /** A file such as `clients.db`, or the connection string of a KurrentDB: `kurrentdb://localhost:2113?tls=false`. */
  store: string;
  /**
   * Keeps the keys of personal data. Default: a file beside the store's (`clients.db.keys`), made with the first key; of a server
   * one that is called after it, in the working folder (`localhost_2113.keys`, with a namespace `localhost_2113@crm.keys`): programs on several
   * machines need a vault that they share.
   */
  vault?: Vault;
  /** `full` (default): acknowledged means on disk. `normal`: a power cut may take the last moments. */
  durability?: 'full' | 'normal';
  /** Refuse to make a new store: for programs that only read what is there. On a server nothing is written then. */
  mustExist?: boolean;
  /** Which log of a server, and how long to wait for it; not for files. */
  server?: ServerOptions;
}>;

type KeptByHost = Readonly<{
  store: EventStore;
  /** Without it the keys would be lost with the process, and all personal data with them. */
  vault: Vault;
}>;

type Told = Readonly<{
  clock: Clock;
  onRetry: (retry: StoreRetry) => void;
  /** Personal data is read, and the file that should hold its keys is not there, or may not be read. */
  onKeysMissing: (missing: KeysMissing) => void;
}>;

type Opened = Readonly<{ store: EventStore; vault: Vault; snapshots: SnapshotStore | undefined }>;

/** Opens what is named, keys and snapshots beside the store. Throws `UnsupportedStore` for connections that this version does not know. */
export async function openKept(kept: Kept, { clock, onRetry, onKeysMissing }: Told): Promise<Opened> {
  if (!isInFiles(kept)) return { store: kept.store, vault: kept.vault, snapshots: undefined };
  const { store: path, durability = 'full', mustExist = false, server } = kept;
  const store = await openStore(path, { clock, durability, mustExist, onRetry, ...(server && { server }) });
  const beside = fileNameOf(path, server?.namespace);
  try {
    const keys = `${beside}.keys`;
    const vault =
      kept.vault ?? (await openSqliteVault(keys, { onMissing: (why) => onKeysMissing(new KeysMissing(keys, why)) }));
    return { store, vault, snapshots: fileSnapshots(`${beside}.facts`) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

const isInFiles = (kept: Kept): kept is KeptInFiles => typeof kept.store === 'string';
