import { chmodSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { EventStore, StoreFailureCode } from '@clientele/core';
import Libsql from 'libsql';

import { openSqliteStore, openSqliteVault } from '../src/index.ts';
import { newFolder } from '../../../test/new-folder.ts';
import { run } from './processes/run.ts';
import { clock, sampleEvent, sampleEvents } from './sample-event.ts';

const failure = (code: StoreFailureCode, store: string) =>
  expect.objectContaining({ name: 'StoreFailure', code, store }) as unknown;

async function allOf<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

const newPath = (): string => `${newFolder()}/clients.db`;

async function filled(path: string, events: number): Promise<void> {
  await using store = await openSqliteStore(path, { clock });
  await store.append('client-acme', sampleEvents('acme', 0, events), { expect: 'no-stream' });
}

/** Does something to the file that the store would never do. */
function tamper(path: string, sql: string): void {
  const connection = new Libsql(path);
  connection.exec(sql);
  connection.close();
}

describe('a file that is no store of ours', () => {
  it('is refused and left as it was when it is no database', async () => {
    const path = newPath();
    writeFileSync(path, 'name,amount\n'.repeat(1_000));
    await expect(openSqliteStore(path, { clock })).rejects.toEqual(failure('NOT_A_STORE', path));
    expect(readFileSync(path, 'utf8')).toBe('name,amount\n'.repeat(1_000));
  });

  it('is refused and left as it was when it is the database of another program', async () => {
    const path = newPath();
    tamper(path, 'CREATE TABLE invoices (id)');
    const before = readFileSync(path);
    await expect(openSqliteStore(path, { clock })).rejects.toEqual(failure('NOT_A_STORE', path));
    expect(readFileSync(path).equals(before)).toBe(true);
    await expect(openSqliteVault(path)).rejects.toEqual(failure('NOT_A_STORE', path));
  });

  it('is refused and left as it was when a newer version wrote it', async () => {
    const path = newPath();
    await filled(path, 3);
    tamper(path, 'PRAGMA user_version = 2');
    await expect(openSqliteStore(path, { clock })).rejects.toEqual(failure('STORE_NEWER', path));
  });

  it('is refused when it is not there and must be, and when its folder is not there', async () => {
    const path = newPath();
    await expect(openSqliteStore(path, { clock, mustExist: true })).rejects.toEqual(failure('STORE_MISSING', path));
    const nowhere = `${newFolder()}/no/such/clients.db`;
    await expect(openSqliteStore(nowhere, { clock })).rejects.toEqual(failure('STORE_MISSING', nowhere));
    await expect(openSqliteVault(nowhere)).rejects.toEqual(failure('STORE_MISSING', nowhere));
  });

  it('is refused and left as it was when it is empty and must be a store', async () => {
    const path = newPath();
    writeFileSync(path, '');
    await expect(openSqliteStore(path, { clock, mustExist: true })).rejects.toEqual(failure('NOT_A_STORE', path));
    expect(readFileSync(path)).toHaveLength(0);
    await (await openSqliteStore(path, { clock })).close();
    await (await openSqliteStore(path, { clock, mustExist: true })).close();
  });

  it('is not left behind by a store that could not be made', async () => {
    const path = newPath();
    class NoRoom extends Libsql {
      override exec(sql: string): this {
        if (sql.includes('journal_mode')) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
        return super.exec(sql);
      }
    }
    const made = openSqliteStore(path, { clock, driver: NoRoom });
    await expect(made).rejects.toMatchObject({ code: 'STORE_FULL', message: expect.stringContaining('is kept') });
    expect(existsSync(path)).toBe(false);
  });

  it('is refused when it is a folder', async () => {
    const path = newFolder();
    await expect(openSqliteStore(path, { clock })).rejects.toEqual(failure('STORE_UNAVAILABLE', path));
  });
});

describe('a damaged store', () => {
  it('says so when pages of the file are missing or overwritten', async () => {
    const path = newPath();
    await filled(path, 2_000);
    truncateSync(path, 40 * 4_096);
    await expect(openAndRead(path)).rejects.toEqual(failure('STORE_DAMAGED', path));
    writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 4_096), Buffer.alloc(39 * 4_096, 0xa5)]));
    await expect(openAndRead(path)).rejects.toEqual(failure('STORE_DAMAGED', path));
  });

  it.each([
    ['is not UTF-8', "UPDATE events SET data = CAST(x'7b2261223a22ff227d' AS TEXT) WHERE revision = 2"],
    ['is not JSON', 'UPDATE events SET data = \'{"number":\' WHERE revision = 2'],
    ['is two values', "UPDATE events SET data = '1,2' WHERE revision = 2"],
    [
      'is not UTF-8 in what is known about the event',
      "UPDATE events SET meta = CAST(x'7b22ff227d' AS TEXT) WHERE revision = 2",
    ],
    ['is of a type that the file does not name', 'UPDATE events SET type = 99 WHERE revision = 2'],
  ])('names the event whose body %s', async (_, sql) => {
    const path = newPath();
    await filled(path, 5);
    tamper(path, sql);
    await using store = await openSqliteStore(path, { clock });
    const message = expect.stringContaining('acme@2');
    const damaged = expect.objectContaining({ code: 'STORE_DAMAGED', message });
    await expect(allOf(store.readStream('client-acme'))).rejects.toEqual(damaged);
    await expect(allOf(store.readAll({ direction: 'backwards' }))).rejects.toEqual(damaged);
    if (!sql.includes('SET meta')) await expect(allOf(store.scan())).rejects.toEqual(damaged);
    expect(await allOf(store.readStream('client-acme', { from: 3 }))).toHaveLength(2);
  });

  it.each([
    ['the stream of an event is missing', 'UPDATE events SET stream = 99 WHERE revision = 2'],
    ['the name of a stream is not UTF-8', "UPDATE streams SET name = CAST(x'ff' AS TEXT)"],
    ['the client of a stream is not UTF-8', "UPDATE streams SET client = CAST(x'ff' AS TEXT)"],
    ['the client of a stream is no text', "UPDATE streams SET client = x'ff'"],
    ['the type of an event is missing', 'UPDATE events SET type = 99 WHERE revision = 2'],
    ['the id of an event is cut', "UPDATE events SET id = x'ff' WHERE revision = 2"],
  ])('says so where %s, whatever is asked for', async (_, sql) => {
    const path = newPath();
    await filled(path, 5);
    tamper(path, sql);
    await using store = await openSqliteStore(path, { clock });
    const damaged = failure('STORE_DAMAGED', path);
    const paid = { types: ['PaymentReceived', 'OfferMade'] };
    await expect(allOf(store.readAll())).rejects.toEqual(damaged);
    await expect(allOf(store.readAll(paid))).rejects.toEqual(damaged);
    await expect(allOf(store.readAll({ category: 'client' }))).rejects.toEqual(damaged);
    if (sql.includes('SET id')) return;
    await expect(allOf(store.scan())).rejects.toEqual(damaged);
    await expect(allOf(store.scan(paid))).rejects.toEqual(damaged);
  });

  it.each([
    ['which log it holds', "UPDATE log SET id = CAST(x'ff' AS TEXT)"],
    ['what a type of events is called', "UPDATE types SET name = CAST(x'ff' AS TEXT) WHERE name = 'OfferMade'"],
  ])('is not opened where it does not say %s', async (_, sql) => {
    const path = newPath();
    await filled(path, 2);
    tamper(path, sql);
    await expect(openSqliteStore(path, { clock })).rejects.toEqual(failure('STORE_DAMAGED', path));
  });

  it('can still be appended to, where a stream has lost its name', async () => {
    const path = newPath();
    await filled(path, 5);
    tamper(path, "UPDATE streams SET name = CAST(x'ff' AS TEXT)");
    await using store = await openSqliteStore(path, { clock });
    const again = store.append('client-acme', sampleEvents('acme', 0, 5), { expect: 'no-stream' });
    await expect(again).rejects.toMatchObject({ name: 'IdConflict' });
  });
});

describe('a store that cannot write', () => {
  it('keeps what was acknowledged, and nothing half, when the disk is full', async () => {
    const path = newPath();
    class SmallDisk extends Libsql {
      constructor(file: string) {
        super(file);
        this.exec('PRAGMA max_page_count = 40');
      }
    }
    let written = 0;
    {
      await using store = await openSqliteStore(path, { clock, driver: SmallDisk });
      const filling = async (): Promise<void> => {
        for (; ; written += 10) {
          const expect = written === 0 ? 'no-stream' : written - 1;
          await store.append('client-acme', sampleEvents('acme', written, written + 10), { expect });
        }
      };
      await expect(filling()).rejects.toEqual(failure('STORE_FULL', path));
      expect(written).toBeGreaterThan(0);
      expect(await allOf(store.readStream('client-acme'))).toHaveLength(written);
    }
    await using store = await openSqliteStore(path, { clock });
    const { revision } = await store.append('client-acme', sampleEvents('acme', written, written + 10), {
      expect: written - 1,
    });
    expect(revision).toBe(written + 9);
  });

  it('can still be read when it may not be written', async () => {
    const path = newPath();
    await filled(path, 5);
    class ReadOnly extends Libsql {
      constructor(file: string) {
        super(file);
        this.exec('PRAGMA query_only = ON');
      }
    }
    await using store: EventStore = await openSqliteStore(path, { clock, driver: ReadOnly });
    await expect(store.append('client-acme', [sampleEvent('acme', 5)], { expect: 4 })).rejects.toEqual(
      failure('STORE_READ_ONLY', path),
    );
    expect(await allOf(store.readStream('client-acme'))).toHaveLength(5);
  });
});

describe('a store in a folder that may not be written', () => {
  const readBySomebody = async (path: string): Promise<readonly string[]> => {
    chmodSync(dirname(path), 0o555);
    const reader = run('reader', path);
    await reader.ended;
    chmodSync(dirname(path), 0o755);
    return reader.lines;
  };

  it.each([
    ['read only', 0o444],
    ['written', 0o666],
  ])('and whose file may be %s is read, and says that it cannot be written', async (_, rights) => {
    const path = newPath();
    await filled(path, 5);
    chmodSync(path, rights);
    expect(await readBySomebody(path)).toEqual(['5', 'STORE_READ_ONLY']);
  });
});

async function openAndRead(path: string): Promise<void> {
  await using store = await openSqliteStore(path, { clock });
  await allOf(store.readAll());
}
