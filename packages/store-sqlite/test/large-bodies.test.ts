import Libsql from 'libsql';

import { openSqliteStore, type SqliteDriver } from '../src/index.ts';
import { newFolder } from '../../../test/new-folder.ts';
import { clock, numberIn, sampleEvent, sampleEvents } from './sample-event.ts';

const limit = 20_000_000;

/** SQLite as it would be if it made values of 20 MB at most, where it makes such of 1 GB. */
const narrow: SqliteDriver = class {
  readonly #connection: InstanceType<SqliteDriver>;

  constructor(path: string) {
    const connection: InstanceType<SqliteDriver> = new Libsql(path);
    this.#connection = connection;
  }

  exec(sql: string): unknown {
    return this.#connection.exec(sql);
  }

  prepare(sql: string): ReturnType<InstanceType<SqliteDriver>['prepare']> {
    const statement = this.#connection.prepare(sql);
    const all = statement.all.bind(statement);
    statement.all = (parameters) => {
      const rows = all(parameters);
      if (!rows.flat().some((value) => value instanceof Uint8Array && value.length > limit)) return rows;
      throw Object.assign(new Error('string or blob too big'), { code: 'SQLITE_TOOBIG' });
    };
    return statement;
  }

  close(): unknown {
    return this.#connection.close();
  }
};

const [small, large] = [1_000, 150];
const all = Array.from({ length: small + large + small }, (_, number) => number);

/** Small bodies, then large ones that add up to 30 MB, then small ones. */
async function mixedLog(driver?: SqliteDriver) {
  const store = await openSqliteStore(`${newFolder()}/clients.db`, {
    clock,
    durability: 'normal',
    ...(driver && { driver }),
  });
  const events = sampleEvents('acme', 0, all.length).map((event, n) =>
    n < small || n >= small + large
      ? event
      : { ...sampleEvent('acme', n), data: { number: n, note: 'x'.repeat(200_000) } },
  );
  await store.append('client-acme', events, { expect: 'no-stream' });
  return store;
}

describe.each([
  ['read ahead', undefined],
  ['whose pages would be too big for SQLite', narrow],
])('a log with large bodies right behind small ones, %s', (_, driver) => {
  it('is read whole and in order, in every way', async () => {
    await using store = await mixedLog(driver);
    const numbers = async (events: AsyncIterable<{ data: unknown }>) => {
      const read: number[] = [];
      for await (const { data } of events) read.push(numberIn(data));
      return read;
    };
    const backwards = { direction: 'backwards' } as const;
    expect(await numbers(store.readAll())).toEqual(all);
    expect(await numbers(store.readAll(backwards))).toEqual(all.toReversed());
    expect(await numbers(store.readStream('client-acme'))).toEqual(all);
    expect(await numbers(store.readStream('client-acme', backwards))).toEqual(all.toReversed());
    const scanned: number[] = [];
    let hashes = 0;
    for await (const page of store.scan({ types: ['OfferMade'] })) {
      scanned.push(...page.rows.map(({ data }) => numberIn(data)));
      hashes += page.hashes.length / 32;
    }
    expect(scanned).toEqual(all.filter((number) => number % 2 === 0));
    expect(hashes).toBe(all.length);
    const heard: number[] = [];
    for await (const message of store.subscribe()) {
      if (message.kind === 'caught-up') break;
      if (message.kind === 'event') heard.push(numberIn(message.event.data));
    }
    expect(heard).toEqual(all);
  });
});
