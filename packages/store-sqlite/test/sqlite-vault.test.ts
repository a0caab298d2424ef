import { readFileSync, statSync } from 'node:fs';

import { vaultContract } from '@clientele/core/testing';

import { openSqliteVault } from '../src/index.ts';
import { newFolder } from './new-folder.ts';

describe('the vault in an SQLite file', () => {
  let path = '';
  vaultContract({
    describe,
    it,
    open: () => openSqliteVault((path = `${newFolder()}/clients.keys`)),
    openAgain: () => openSqliteVault(path),
  });

  it('is readable by its owner only', async () => {
    const vault = await openSqliteVault((path = `${newFolder()}/clients.keys`));
    await vault.seal('acme', 'Ann', 'name');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await vault.close();
  });

  it('opens after a restart what it sealed before', async () => {
    const first = await openSqliteVault((path = `${newFolder()}/clients.keys`));
    const sealed = await first.seal('acme', 'Ann', 'name');
    await first.close();
    const second = await openSqliteVault(path);
    expect(await second.open('acme', sealed)).toBe('Ann');
    expect(await second.seal('acme', 'Ann', 'name')).toBe(sealed);
    await second.close();
  });

  it('leaves no byte of a destroyed key in its file', async () => {
    const vault = await openSqliteVault((path = `${newFolder()}/clients.keys`));
    await vault.seal('acme', 'Ann', 'name');
    const before = readFileSync(path);
    const at = before.indexOf('acme') + 'acme'.length;
    const secret = before.subarray(at, at + 32);
    await vault.forget('acme');
    expect(before.includes(secret)).toBe(true);
    expect(readFileSync(path).includes(secret)).toBe(false);
    await vault.close();
  });
});
