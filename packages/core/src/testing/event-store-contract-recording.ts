import assert from 'node:assert/strict';

import { hashOf } from '../event/hash-of.ts';
import { instantOf } from '../time/instant.ts';
import { allOf, contractEvent, contractEvents } from './contract-events.ts';
import type { ContractLog } from './contract-log.ts';

/** What the store itself puts on an event: the record time and the hash. */
export function recordingKeepsItsPromises({ describe, it }: ContractLog): void {
  describe('recording an event', () => {
    it('takes the record time from the clock, never before the event ahead of it in the stream', async ({
      store,
      again,
      clock,
    }) => {
      const late = clock.now;
      await store.append('client-acme', [contractEvent('acme', 0)], { expect: 'no-stream' });
      clock.now = instantOf(Date.parse(late) - 5_000);
      const early = clock.now;
      await (await again()).append('client-acme', [contractEvent('acme', 1)], { expect: 0 });
      await store.append('client-bolt', [contractEvent('bolt', 2)], { expect: 'no-stream' });
      clock.now = instantOf(Date.parse(late) + 5_000);
      await store.append('client-acme', [contractEvent('acme', 3)], { expect: 1 });
      const times = (await allOf(store.readAll())).map(({ meta }) => meta.recordedAt);
      assert.deepEqual(times, [late, late, early, clock.now]);
    });

    it('keeps the record time that an event brings along from another log', async ({ store, clock }) => {
      const event = contractEvent('acme', 0);
      const recordedAt = instantOf(Date.parse(clock.now) - 86_400_000);
      const brought = { ...event, meta: { ...event.meta, recordedAt } };
      const first = await store.append('client-acme', [brought], { expect: 'no-stream' });
      assert.equal(first.events[0]?.meta.recordedAt, recordedAt);
      assert.deepEqual(await store.append('client-acme', [brought], { expect: 'no-stream' }), {
        ...first,
        repeated: true,
      });
      const next = contractEvent('acme', 1);
      const before = {
        ...next,
        meta: { ...next.meta, recordedAt: instantOf(Date.parse(recordedAt) - 1) },
      };
      await assert.rejects(store.append('client-acme', [before], { expect: 0 }), {
        name: 'UnstorableEvent',
        path: 'meta.recordedAt',
      });
    });

    it('puts the hash of the whole event on it, the same when it is read again', async ({ store }) => {
      const { events } = await store.append('client-acme', contractEvents('acme', 0, 3), {
        expect: 'no-stream',
      });
      for (const event of [...events, ...(await allOf(store.readStream('client-acme')))]) {
        assert.equal(event.meta.hash, hashOf(event));
      }
    });

    it('gives the fields of a body back in one order, whoever wrote it', async ({ store }) => {
      const data = { when: 'now', amount: { minor: 1, currency: 'EUR' } };
      await store.append('client-acme', [contractEvent('acme', 0, { data })], { expect: 'no-stream' });
      const [read] = await allOf(store.readStream('client-acme'));
      assert.equal(JSON.stringify(read?.data), '{"amount":{"currency":"EUR","minor":1},"when":"now"}');
    });

    it('keeps nothing that the caller changes afterwards', async ({ store }) => {
      const data = { lines: [{ amount: 1 }] };
      await store.append('client-acme', [contractEvent('acme', 0, { data })], {
        expect: 'no-stream',
      });
      data.lines.push({ amount: 2 });
      assert.deepEqual((await allOf(store.readStream('client-acme')))[0]?.data, {
        lines: [{ amount: 1 }],
      });
    });
  });
}
