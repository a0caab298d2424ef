import { readdirSync, writeFileSync } from 'node:fs';

import { openSqliteStore, copySqliteStore } from '../src/index.ts';
import Libsql from 'libsql';

import { newFolder } from '../../../test/new-folder.ts';
import { clock, sampleEvents } from './sample-event.ts';

async function allOf<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

async function filled(path: string, events: number): Promise<void> {
  await using store = await openSqliteStore(path, { clock });
  await store.append('client-acme', sampleEvents('acme', 0, events), { expect: 'no-stream' });
}

describe('A copy of a store', () => {
  it('holds every event under its place, id and hash, and is a store itself', async () => {
    const folder = newFolder();
    await filled(`${folder}/clients.db`, 40);
    const copied = await copySqliteStore(`${folder}/clients.db`, `${folder}/backup.db`);
    expect(copied.events).toBe(40);
    await using original = await openSqliteStore(`${folder}/clients.db`, { clock });
    await using copy = await openSqliteStore(`${folder}/backup.db`, { clock });
    expect(await allOf(copy.readAll())).toEqual(await allOf(original.readAll()));
    expect(await copy.head()).toEqual(await original.head());
  });

  it('is of one moment while somebody goes on writing', async () => {
    const folder = newFolder();
    const path = `${folder}/clients.db`;
    await filled(path, 40);
    await using store = await openSqliteStore(path, { clock });
    const copying = new AbortController();
    const writing = (async () => {
      let written = 40;
      for (; !copying.signal.aborted; written += 1)
        await store.append('client-acme', sampleEvents('acme', written, written + 1), { expect: written - 1 });
      return written;
    })();
    const { events } = await copySqliteStore(path, `${folder}/backup.db`);
    copying.abort();
    const written = await writing;
    await using copy = await openSqliteStore(`${folder}/backup.db`, { clock });
    const held = await allOf(copy.readAll());
    expect(held.map(({ revision }) => revision)).toEqual(Array.from({ length: events }, (_, n) => n));
    expect(events).toBeLessThanOrEqual(written);
  });

  it('keeps checkpoints from before it, and shows those from after it to be of another log', async () => {
    const folder = newFolder();
    const path = `${folder}/clients.db`;
    await filled(path, 3);
    await using store = await openSqliteStore(path, { clock });
    const before = await store.head();
    await copySqliteStore(path, `${folder}/backup.db`);
    await store.append('client-acme', sampleEvents('acme', 3, 4), { expect: 2 });
    const after = await store.head();
    await using restored = await openSqliteStore(`${folder}/backup.db`, { clock });
    expect([await restored.holds(before), await restored.holds(after)]).toEqual([true, false]);
    await restored.append('client-other', sampleEvents('other', 0, 1), { expect: 'no-stream' });
    expect(await restored.holds(after)).toBe(false);
  });

  it('never takes the place of a file, and leaves nothing behind when it fails', async () => {
    const folder = newFolder();
    const path = `${folder}/clients.db`;
    await filled(path, 3);
    writeFileSync(`${folder}/taken.db`, 'precious');
    await expect(copySqliteStore(path, `${folder}/taken.db`)).rejects.toMatchObject({ code: 'STORE_EXISTS' });
    await expect(copySqliteStore(`${folder}/none.db`, `${folder}/to.db`)).rejects.toMatchObject({
      code: 'STORE_MISSING',
    });
    await expect(copySqliteStore(path, `${folder}/no/where.db`)).rejects.toMatchObject({ code: 'STORE_MISSING' });
    expect(readdirSync(folder).filter((name) => !name.startsWith('clients.db'))).toEqual(['taken.db']);
  });

  it('that cannot be written is named, and not the store that it is made of', async () => {
    const folder = newFolder();
    const [path, to] = [`${folder}/clients.db`, `${folder}/backup.db`];
    await filled(path, 3);
    class OutOfReach extends Libsql {
      constructor(file: string) {
        super(file);
        const prepare = this.prepare.bind(this);
        jest.spyOn<Libsql.Database, 'prepare'>(this, 'prepare').mockImplementation((sql: string) => {
          if (sql.startsWith('VACUUM')) throw Object.assign(new Error('unable to open'), { code: 'SQLITE_CANTOPEN' });
          return prepare(sql);
        });
      }
    }
    await expect(copySqliteStore(path, to, { driver: OutOfReach })).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      store: to,
      message: expect.stringContaining(`${to} cannot be opened`) as string,
    });
  });

  it('is not made of a damaged store', async () => {
    const folder = newFolder();
    const path = `${folder}/clients.db`;
    await filled(path, 400);
    const connection = new Libsql(path);
    connection.exec("PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'events'");
    connection.close();
    await expect(copySqliteStore(path, `${folder}/backup.db`)).rejects.toMatchObject({ name: 'StoreFailure' });
    expect(readdirSync(folder).filter((name) => name.startsWith('backup'))).toEqual([]);
  });
});
