import type { EventStore } from '@clientele/core';

import type { Progress } from '../src/index.ts';
import { eventsOf, factsOf, importInto, lines, newStore, shop, withAppend } from './testbed.ts';

const rows = Array.from(
  { length: 400 },
  (_, n) => `${String(n % 150)},2026-01-05T10:00,c${String(n % 20)},DE,tea,${String((n % 3) + 1)},1.50`,
);
const files = { 'lines.csv': lines(...rows, 'C9,2026-01-06,c9,DE,tea,-2,1.50') };

/** A store whose process is killed at an append: before it is written, or after and before the answer. */
function killedAt(store: EventStore, count: number, written: boolean): EventStore {
  let appends = 0;
  return withAppend(store, async (...given) => {
    if (++appends < count) return store.append(...given);
    if (written && appends === count) await store.append(...given);
    throw new Error('killed');
  });
}

describe('an import that was stopped', () => {
  test.each([
    [1, false],
    [1, true],
    [7, false],
    [7, true],
    [20, true],
  ])(
    'at append %i (written: %s) is finished by starting it again, nothing lost and nothing doubled',
    async (count, written) => {
      const [stopped, whole] = [newStore(), newStore()];
      await expect(importInto(killedAt(stopped, count, written), shop, files)).rejects.toThrow('killed');
      await importInto(stopped, shop, files);
      await importInto(whole, shop, files);
      expect(await factsOf(stopped)).toEqual(await factsOf(whole));
      expect(await eventsOf(stopped)).toHaveLength((await eventsOf(whole)).length);
    },
  );

  test('by a signal while reading has written nothing', async () => {
    const store = newStore();
    const stop = new AbortController();
    const onProgress = ({ phase }: Progress) => {
      if (phase === 'reading') stop.abort(new Error('enough'));
    };
    await expect(importInto(store, shop, files, { signal: stop.signal, onProgress })).rejects.toThrow('enough');
    expect(await eventsOf(store)).toEqual([]);
  });

  test('another writer in between makes it compare again, not fail', async () => {
    const store = newStore();
    let busy = true;
    const contended = withAppend(store, async (...given) => {
      if (busy) {
        busy = false;
        await importInto(store, { ...shop, source: 'other' }, { 'lines.csv': lines(...rows.map((row) => `9${row}`)) });
      }
      return store.append(...given);
    });
    await importInto(contended, shop, files);
    const whole = newStore();
    await importInto(whole, { ...shop, source: 'other' }, { 'lines.csv': lines(...rows.map((row) => `9${row}`)) });
    await importInto(whole, shop, files);
    expect(await factsOf(store)).toEqual(await factsOf(whole));
  });
});

describe('a client with more events than are written at once', () => {
  const many = Array.from({ length: 2_500 }, (_, n) => `${String(n)},2026-01-05T10:00,,DE,tea,1,1.50`);

  test('is written piece by piece, and again without a difference', async () => {
    const store = newStore();
    const report = await importInto(store, shop, { 'lines.csv': lines(...many) });
    expect(report.events.byType).toEqual({ ClientRegistered: 1, PaymentReceived: 2_500 });
    expect((await importInto(store, shop, { 'lines.csv': lines(...many) })).events).toMatchObject({
      appended: 0,
      unchanged: 2_501,
    });
  });

  test('goes on where it was stopped', async () => {
    const store = newStore();
    await expect(importInto(killedAt(store, 3, true), shop, { 'lines.csv': lines(...many) })).rejects.toThrow('killed');
    await importInto(store, shop, { 'lines.csv': lines(...many) });
    expect(await eventsOf(store)).toHaveLength(2_501);
  });
});

describe('a client with more bytes than a server takes at once', () => {
  const rows = Array.from(
    { length: 24_000 },
    (_, n) => `${String(n % 400)},2026-01-05T10:00,acme,DE,tea ${String(n % 60)} ${'of Assam '.repeat(5)},1,1.50`,
  );
  const table = { 'lines.csv': lines(...rows) };
  const takingOneMebibyte = (store: EventStore): EventStore =>
    withAppend(store, (...given) => {
      if (Buffer.byteLength(JSON.stringify(given[1])) > 2 ** 20) throw new Error('too much at once');
      return store.append(...given);
    });

  test('is written in pieces that the server takes, and again without a difference', async () => {
    const store = newStore();
    const { events } = await importInto(takingOneMebibyte(store), shop, table);
    expect(events.byType).toEqual({ ClientRegistered: 1, PaymentReceived: 400 });
    expect((await importInto(store, shop, table)).events).toMatchObject({ appended: 0, unchanged: 401 });
  });

  test.each([false, true])(
    'goes on where it was killed between two pieces (the second written: %s)',
    async (written) => {
      const [stopped, whole] = [newStore(), newStore()];
      await expect(importInto(killedAt(takingOneMebibyte(stopped), 2, written), shop, table)).rejects.toThrow('killed');
      const before = (await eventsOf(stopped)).length;
      expect(before).toBeGreaterThan(0);
      expect((await importInto(takingOneMebibyte(stopped), shop, table)).events.appended).toBe(401 - before);
      await importInto(whole, shop, table);
      expect(await factsOf(stopped)).toEqual(await factsOf(whole));
    },
  );
});

test('progress is told for each phase, with rate and time left', async () => {
  const told: Progress[] = [];
  await importInto(newStore(), shop, files, { onProgress: (progress) => told.push(progress) });
  for (const phase of ['reading', 'grouping', 'writing'] as const) {
    const last = told.filter((progress) => progress.phase === phase).at(-1);
    expect(last).toMatchObject({ done: last?.total, secondsLeft: 0 });
    expect(last?.total).toBeGreaterThan(0);
  }
});
