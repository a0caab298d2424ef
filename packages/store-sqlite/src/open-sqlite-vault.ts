import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import { resolve } from 'node:path';

import { StoreFailure, type Vault } from '@clientele/core';
import libsql from 'libsql';

import type { SqliteDriver } from './sqlite-driver.ts';
import { checkFolder, openSqliteFile } from './sqlite-file.ts';
import { SqliteVault } from './sqlite-vault.ts';
import { VaultAtNeed } from './vault-at-need.ts';
import { vaultFormat } from './vault-format.ts';

export type SqliteVaultOptions = Readonly<{
  /** Another driver with the same calls; default `libsql`. */
  driver?: SqliteDriver;
  /** Told once, when something sealed is to be opened and the file is not there: it stays sealed. */
  onMissing?: () => void;
}>;

/**
 * The keys of the clients in a file of their own, which only its owner may read; it is made with the
 * first key. Keep it beside the log and out of every backup of the log: a backup that holds both can
 * bring back the forgotten. Throws `StoreFailure` for a file that is none, damaged or out of reach.
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
    onlyForOwner(file);
    return new SqliteVault(file, await openSqliteFile(file, driver, vaultFormat));
  };
  return existsSync(file) ? open() : new VaultAtNeed(file, open, onMissing);
}

/** Made before SQLite opens it, so that there is no moment in which others could read it. */
function onlyForOwner(path: string): void {
  try {
    if (existsSync(path)) chmodSync(path, 0o600);
    else closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    const message = `${path} cannot be kept for its owner alone: check who owns the file and its folder`;
    throw new StoreFailure('STORE_UNAVAILABLE', path, message, error);
  }
}
