import assert from 'node:assert/strict';

import type { EventStore, RecordedEvent } from '../event-store/event-store.ts';
import { allOf, contractEvent, contractEvents, numbersOf } from './contract-events.ts';
import type { ContractLog } from './contract-log.ts';

const filled = async (store: EventStore): Promise<void> => {
  await store.append('client-acme', contractEvents('acme', 0, 3), { expect: 'no-stream' });
  await store.append('company', [contractEvent('company', 3)], { expect: 'no-stream' });
  await store.append('north_client-acme', [contractEvent('acme', 4)], { expect: 'no-stream' });
  await store.append('client-bolt', [contractEvent('bolt', 5)], { expect: 'no-stream' });
};

/** Promise 3: lazily, both ways, from anywhere, by category and type, and left at any moment. */
export function readingKeepsItsPromises({ describe, it }: ContractLog): void {
  describe('reading a stream', () => {
    it('gives its events in order, both ways, from a revision, up to a limit', async ({ store }) => {
      await store.append('client-acme', contractEvents('acme', 0, 2_500), { expect: 'no-stream' });
      const read = async (options: Parameters<EventStore['readStream']>[1]) =>
        numbersOf(await allOf(store.readStream('client-acme', options)));
      assert.deepEqual(
        await read({}),
        Array.from({ length: 2_500 }, (_, n) => n),
      );
      assert.deepEqual(
        await read({ direction: 'backwards' }),
        Array.from({ length: 2_500 }, (_, n) => 2_499 - n),
      );
      assert.deepEqual(await read({ from: 2_498 }), [2_498, 2_499]);
      assert.deepEqual(await read({ from: 1, direction: 'backwards' }), [1, 0]);
      assert.deepEqual(await read({ from: 1_200, limit: 2 }), [1_200, 1_201]);
      assert.deepEqual(await read({ direction: 'backwards', limit: 2 }), [2_499, 2_498]);
      assert.deepEqual(await read({ from: 9_000 }), []);
      assert.deepEqual(await read({ limit: 0 }), []);
    });

    it('gives nothing for a stream that is not there', async ({ store }) => {
      assert.deepEqual(await allOf(store.readStream('client-nobody')), []);
    });

    it('gives back exactly what was written', async ({ store }) => {
      const event = contractEvent('acme', 0, {
        data: {
          text: 'line\nbreak "quoted" \u0000 \u2028 😀',
          empty: {},
          list: [],
          none: null,
          big: 9_007_199_254_740_991,
          small: -0.000_001,
          yes: true,
        },
      });
      const full = {
        ...event,
        meta: {
          ...event.meta,
          causationId: 'acme@0',
          source: 'shop',
          imported: true,
          commandKey: 'k',
          rules: '3',
        },
      } as const;
      await store.append('client-acme', [full], { expect: 'no-stream' });
      const [read] = await allOf(store.readStream('client-acme'));
      assert.ok(read !== undefined);
      const { hash, recordedAt, ...meta } = read.meta;
      assert.deepEqual(read.data, full.data);
      assert.deepEqual(meta, full.meta);
      assert.deepEqual([read.id, read.type, hash.length, recordedAt.length], [full.id, full.type, 64, 24]);
    });

    it('stops when the loop is left or the signal is aborted', async ({ store }) => {
      await store.append('client-acme', contractEvents('acme', 0, 2_500), { expect: 'no-stream' });
      for await (const { revision } of store.readStream('client-acme')) if (revision === 3) break;
      const stopping = new AbortController();
      const seen: RecordedEvent[] = [];
      const reading = async (): Promise<void> => {
        for await (const event of store.readStream('client-acme', { signal: stopping.signal })) {
          seen.push(event);
          if (seen.length === 5) stopping.abort(new Error('enough'));
        }
      };
      // A read that was cut short must not look like a whole one.
      await assert.rejects(reading(), /enough/);
      assert.equal(seen.length, 5);
      assert.equal(
        (await store.append('client-acme', [contractEvent('acme', 2_500)], { expect: 2_499 })).revision,
        2_500,
      );
    });
  });

  describe('reading the log', () => {
    it('gives all events in the order of their positions, both ways', async ({ store }) => {
      await filled(store);
      const forwards = await allOf(store.readAll());
      assert.deepEqual(numbersOf(forwards), [0, 1, 2, 3, 4, 5]);
      assert.deepEqual(await allOf(store.readAll({ direction: 'backwards' })), [...forwards].reverse());
      assert.deepEqual(numbersOf(await allOf(store.readAll({ limit: 2 }))), [0, 1]);
      assert.deepEqual(numbersOf(await allOf(store.readAll({ direction: 'backwards', limit: 2 }))), [5, 4]);
    });

    it('starts after, or backwards before, a position', async ({ store }) => {
      await filled(store);
      const from = (await allOf(store.readAll()))[2]?.position ?? assert.fail('the log is too short');
      assert.deepEqual(numbersOf(await allOf(store.readAll({ from }))), [3, 4, 5]);
      assert.deepEqual(numbersOf(await allOf(store.readAll({ from, direction: 'backwards' }))), [1, 0]);
    });

    it('keeps to a category and to types', async ({ store }) => {
      await filled(store);
      const read = async (options: Parameters<EventStore['readAll']>[0]) =>
        numbersOf(await allOf(store.readAll(options)));
      assert.deepEqual(await read({ category: 'client' }), [0, 1, 2, 5]);
      assert.deepEqual(await read({ category: 'company' }), [3]);
      assert.deepEqual(await read({ category: 'north_client' }), [4]);
      assert.deepEqual(await read({ category: 'south_client' }), []);
      assert.deepEqual(await read({ types: ['PaymentReceived'] }), [1, 3, 5]);
      assert.deepEqual(await read({ types: ['OfferMade', 'NeverHeardOf'], category: 'client' }), [0, 2]);
      assert.deepEqual(await read({ types: [] }), []);
      assert.deepEqual(await read({ types: ['OfferMade'], direction: 'backwards', limit: 1 }), [4]);
    });

    it('stops when the signal is aborted', async ({ store }) => {
      await filled(store);
      await assert.rejects(allOf(store.readAll({ signal: AbortSignal.abort(new Error('enough')) })), /enough/);
    });
  });

  describe('scanning the log for folds', () => {
    it('gives a row for each event that passes the filter and the hash of every event', async ({ store }) => {
      await filled(store);
      await store.append('client-cargo', contractEvents('cargo', 6, 2_400), {
        expect: 'no-stream',
      });
      const events = await allOf(store.readAll());
      const pages = await allOf(store.scan({ types: ['PaymentReceived'] }));
      const expected = events
        .filter(({ type }) => type === 'PaymentReceived')
        .map(({ type, revision, data, meta }) => ({
          clientId: meta.clientId,
          revision,
          type,
          schemaVersion: meta.schemaVersion,
          occurredAt: Date.parse(meta.occurredAt),
          recordedAt: Date.parse(meta.recordedAt),
          imported: meta.imported === true,
          data,
        }));
      assert.deepEqual(
        pages.flatMap(({ rows }) => rows),
        expected,
      );
      assert.equal(
        Buffer.concat(pages.map(({ hashes }) => hashes)).toString('hex'),
        events.map(({ meta }) => meta.hash).join(''),
      );
      assert.equal(pages.at(-1)?.position, events.at(-1)?.position);
      const from = pages[0]?.position;
      assert.ok(from !== undefined && pages.length > 1);
      const rest = await allOf(store.scan({ types: ['PaymentReceived'], from }));
      assert.deepEqual(
        rest.flatMap(({ rows }) => rows),
        pages.slice(1).flatMap(({ rows }) => rows),
      );
      assert.deepEqual((await allOf(store.scan({ category: 'company' }))).flatMap(({ rows }) => rows).length, 1);
    });
  });
}
