import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';

import type { Vault } from '@clientele/core';
import { vaultContract } from '@clientele/core/testing';

import { openSqliteVault } from '../src/index.ts';
import { newFolder } from '../../../test/new-folder.ts';
import { run } from './processes/run.ts';

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

  it('makes no file for those who only read, and says once that there are no keys', async () => {
    const [here, elsewhere] = [`${newFolder()}/clients.keys`, `${newFolder()}/clients.keys`];
    await using vault = closing(await openSqliteVault(here));
    const sealed = await vault.seal('acme', 'Ann', 'name');
    let told = 0;
    await using reader = closing(await openSqliteVault(elsewhere, { onMissing: () => (told += 1) }));
    expect(told).toBe(0);
    expect(await reader.open('acme', sealed)).toBeUndefined();
    expect(await reader.open('acme', sealed)).toBeUndefined();
    expect(told).toBe(1);
    expect(existsSync(elsewhere)).toBe(false);
    copyFileSync(here, elsewhere);
    expect(await reader.open('acme', sealed)).toBe('Ann');
  });

  it.each([
    ['may be read opens what it can', 0o444, ['Ann']],
    ['may not be read leaves it sealed, and says so once', 0o000, ['unreadable', 'sealed']],
  ])('of somebody else that %s, with its rights as they were', async (_, rights, said) => {
    const folder = newFolder();
    const path = `${folder}/clients.keys`;
    const vault = await openSqliteVault(path);
    const sealed = await vault.seal('acme', 'Ann', 'name');
    await vault.close();
    chmodSync(folder, 0o755);
    chmodSync(path, rights);
    const reader = run('key-reader', path, 'acme', sealed);
    await reader.ended;
    expect(reader.lines).toEqual(said);
    expect(statSync(path).mode & 0o777).toBe(rights);
  });

  it('keeps its rights while it is read, and is for its owner alone once more is written', async () => {
    const path = `${newFolder()}/clients.keys`;
    const rights = () => statSync(path).mode & 0o777;
    const vault = await openSqliteVault(path);
    const sealed = await vault.seal('acme', 'Ann', 'name');
    await vault.close();
    chmodSync(path, 0o640);
    await using again = closing(await openSqliteVault(path));
    expect(await again.open('acme', sealed)).toBe('Ann');
    expect(rights()).toBe(0o640);
    await again.seal('bold', 'Bo', 'name');
    expect(rights()).toBe(0o600);
  });

  it('remembers whom it was told to forget, also where it had no keys', async () => {
    const path = `${newFolder()}/clients.keys`;
    await using vault = closing(await openSqliteVault(path));
    await vault.forget('acme');
    expect(existsSync(path)).toBe(true);
    await using again = closing(await openSqliteVault(path));
    await expect(again.seal('acme', 'Ann', 'name')).rejects.toMatchObject({ name: 'KeyForgotten' });
  });

  it.each([
    ['without keys', false],
    ['with keys', true],
  ])('says that it is closed, and makes nothing any more, %s', async (_, hasKeys) => {
    const path = `${newFolder()}/clients.keys`;
    const vault = await openSqliteVault(path);
    if (hasKeys) await vault.seal('acme', 'Ann', 'name');
    await vault.close();
    const uses = [() => vault.seal('acme', 'Ann', 'name'), () => vault.open('acme', 'x'), () => vault.forget('acme')];
    for (const use of uses) await expect(use()).rejects.toMatchObject({ code: 'STORE_CLOSED', store: path });
    expect(existsSync(path)).toBe(hasKeys);
  });

  it('makes its file where it was named, though the program works in another folder by then', async () => {
    const [home, there] = [process.cwd(), newFolder()];
    process.chdir(there);
    await using vault = closing(await openSqliteVault('clients.keys'));
    process.chdir(newFolder());
    const sealed = await vault.seal('acme', 'Ann', 'name');
    process.chdir(home);
    await using again = closing(await openSqliteVault(`${there}/clients.keys`));
    expect(await again.open('acme', sealed)).toBe('Ann');
  });

  it('makes its file when there is room again', async () => {
    const path = `${newFolder()}/clients.keys`;
    await using vault = closing(await openSqliteVault(path));
    mkdirSync(path);
    await expect(vault.seal('acme', 'Ann', 'name')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    rmdirSync(path);
    const sealed = await vault.seal('acme', 'Ann', 'name');
    expect(await vault.open('acme', sealed)).toBe('Ann');
  });
});

const closing = (vault: Vault) => Object.assign(vault, { [Symbol.asyncDispose]: () => vault.close() });
