import Libsql from 'libsql';

import type { EventStore } from '@clientele/core';

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

  it('says that it is closed to who reads on', async () => {
    const { store, path } = await longLog();
    const reading = (async () => {
      let closing: Promise<void> | undefined;
      for await (const { rows } of store.scan()) if (rows.length > 0) closing ??= store.close();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'STORE_CLOSED', store: path });
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
