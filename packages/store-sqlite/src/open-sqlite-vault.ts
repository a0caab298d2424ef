import { resolve } from 'node:path';

import type { Vault } from '@clientele/core';
import libsql from 'libsql';

import { keepForOwner, type KeysOutOfReach, keysOutOfReach } from './keys-file.ts';
import type { SqliteDriver } from './sqlite-driver.ts';
import { checkFolder, openSqliteFile } from './sqlite-file.ts';
import { SqliteVault } from './sqlite-vault.ts';
import { VaultAtNeed } from './vault-at-need.ts';
import { vaultFormat } from './vault-format.ts';

export type SqliteVaultOptions = Readonly<{
  /** Another driver with the same calls; default `libsql`. */
  driver?: SqliteDriver;
  /** Told once, when something sealed is to be opened and the file is not there, or may not be read: it stays sealed. */
  onMissing?: (why: KeysOutOfReach) => void;
}>;

/**
 * The keys of the clients in a file of their own, for its owner alone; it is made with the first key. Somebody
 * else who may read it opens what it can, and leaves its rights as they are. Keep it beside the log and out of
 * every backup of the log: a backup that holds both can bring back the forgotten. Throws `StoreFailure` for a
 * file that is none, damaged or out of reach.
 *
 * @example
 * const vault = await openSqliteVault('clients.keys');
 */
export async function openSqliteVault(
  path: string,
  { driver = libsql, onMissing = () => undefined }: SqliteVaultOptions = {},
): Promise<Vault> {
  checkFolder(path);
  // The program may work in another folder when the first key is made.
  const file = resolve(path);
  const open = async (): Promise<Vault> => {
    if (keysOutOfReach(file) !== undefined) keepForOwner(file);
    return new SqliteVault(file, await openSqliteFile(file, driver, vaultFormat));
  };
  return keysOutOfReach(file) === undefined ? open() : new VaultAtNeed(file, open, onMissing);
}
