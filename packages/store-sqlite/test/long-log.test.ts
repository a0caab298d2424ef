import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';

import Libsql from 'libsql';

import type { EventStore } from '@clientele/core';

import { BackgroundReader } from '../src/background-reader.ts';
import { openSqliteStore, type SqliteDriver } from '../src/index.ts';
import { newFolder } from '../../../test/new-folder.ts';
import { clock, numberIn, sampleEvents } from './sample-event.ts';

const length = 3_000;

/** The same driver, which the store cannot know to be the same. */
const another: SqliteDriver = class extends Libsql {};

async function longLog(driver?: SqliteDriver): Promise<{ path: string; store: EventStore }> {
  const path = `${newFolder()}/clients.db`;
  const store = await openSqliteStore(path, { clock, durability: 'normal', ...(driver && { driver }) });
  await store.append('client-acme', sampleEvents('acme', 0, length), { expect: 'no-stream' });
  return { path, store };
}

const all = Array.from({ length }, (_, number) => number);

describe('a log of many pages', () => {
  it.each([
    ['read ahead', undefined],
    ['page by page, with another driver', another],
  ])('is read whole and in order, %s', async (_, driver) => {
    const { store } = await longLog(driver);
    const read: number[] = [];
    for await (const { data } of store.readAll()) read.push(numberIn(data));
    expect(read).toEqual(all);
    const scanned: number[] = [];
    for await (const { rows } of store.scan()) scanned.push(...rows.map(({ data }) => numberIn(data)));
    expect(scanned).toEqual(all);
    const heard: number[] = [];
    for await (const message of store.subscribe()) {
      if (message.kind === 'caught-up') break;
      if (message.kind === 'event') heard.push(numberIn(message.event.data));
    }
    expect(heard).toEqual(all);
    await store.close();
  });

  it('answers on both threads of the driver while the store is open', async () => {
    const { store, path } = await longLog();
    const background = new BackgroundReader(path, true);
    const query = { sql: 'SELECT max(position) FROM events', parameters: [] };
    const rows = await Promise.all([background.row(query), background.row(query)]);
    expect(rows.map((row) => row?.number(0))).toEqual([length, length]);
    await background.close();
    expect(await background.row(query)).toBeUndefined();
    await store.close();
  });

  it('is left by many readers at once in the middle of it, and read whole by the others', async () => {
    const { store } = await longLog();
    const readers = Array.from({ length: 8 }, async (_, n) => {
      let count = 0;
      for await (const { rows } of store.scan()) if ((count += rows.length) > n * 300) break;
      return count;
    });
    let whole = 0;
    for await (const { rows } of store.scan()) whole += rows.length;
    expect(whole).toBe(length);
    for (const [n, count] of (await Promise.all(readers)).entries()) expect(count).toBeGreaterThan(n * 300 - 1);
    await store.close();
  });

  describe.each([
    ['the program works in another folder, which has such a file', (elsewhere: string) => process.chdir(elsewhere)],
    [
      'the file was moved away, and another put in its place',
      (elsewhere: string) => {
        for (const name of readdirSync('.').filter((each) => each.startsWith('clients.db')))
          renameSync(name, `moved-${name}`);
        renameSync(`${elsewhere}/clients.db`, 'clients.db');
      },
    ],
  ])('whose name means another log by now: %s', (_, happen) => {
    const home = process.cwd();
    afterEach(() => process.chdir(home));

    it('is read as it was opened', async () => {
      process.chdir(newFolder());
      mkdirSync('elsewhere');
      const other = await openSqliteStore('elsewhere/clients.db', { clock, durability: 'normal' });
      await other.append('client-bolt', sampleEvents('bolt', 0, length), { expect: 'no-stream' });
      await other.close();
      const store = await openSqliteStore('clients.db', { clock, durability: 'normal' });
      await store.append('client-acme', sampleEvents('acme', 0, length), { expect: 'no-stream' });
      happen('elsewhere');
      const ids: string[] = [];
      for await (const { id } of store.readAll()) ids.push(id);
      expect(ids).toEqual(sampleEvents('acme', 0, length).map(({ id }) => id));
      await store.close();
    });
  });

  it('leaves no file behind where the program works by then', async () => {
    const home = process.cwd();
    const [there, elsewhere] = [newFolder(), newFolder()];
    process.chdir(there);
    const store = await openSqliteStore('clients.db', { clock, durability: 'normal' });
    await store.append('client-acme', sampleEvents('acme', 0, length), { expect: 'no-stream' });
    process.chdir(elsewhere);
    for await (const _ of store.scan()) continue;
    process.chdir(home);
    expect(readdirSync(elsewhere)).toEqual([]);
    await store.close();
  });

  it('says that it is closed to who reads on', async () => {
    const { store, path } = await longLog();
    const reading = (async () => {
      let closing: Promise<void> | undefined;
      for await (const { rows } of store.scan()) if (rows.length > 0) closing ??= store.close();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'STORE_CLOSED', store: path });
  });

  it('is closed for everybody who closes it, also while it is read', async () => {
    const { store, path } = await longLog();
    const reading = store.scan()[Symbol.asyncIterator]();
    await reading.next();
    const first = store.close();
    await store.close();
    // All of it is in the one file now.
    expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    await first;
  });

  it('names the event that is damaged far behind its first page', async () => {
    const { store, path } = await longLog();
    const direct = new Libsql(path);
    direct.exec("UPDATE events SET data = cast(x'22ff22' AS TEXT) WHERE revision = 2500");
    direct.close();
    const message = expect.stringContaining('event acme@2500') as string;
    const damaged = { code: 'STORE_DAMAGED', message };
    const readers = [() => store.scan(), () => store.readAll(), () => store.subscribe()];
    for (const read of readers)
      await expect(
        (async () => {
          for await (const _ of read()) continue;
        })(),
      ).rejects.toMatchObject(damaged);
    await store.close();
  });
});
