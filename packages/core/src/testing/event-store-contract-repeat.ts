import assert from 'node:assert/strict';

import { IdConflict } from '../event-store/id-conflict.ts';
import { RevisionConflict } from '../event-store/revision-conflict.ts';
import { instantOf } from '../time/instant.ts';
import { allOf, contractEvent, contractEvents } from './contract-events.ts';
import type { ContractLog } from './contract-log.ts';

/** Promise 2: the same ids again give the first result and no second write. */
export function repeatingKeepsItsPromises({ describe, it, ids }: ContractLog): void {
  describe('repeating an append', () => {
    it('gives the first result and writes nothing, however far the stream has gone on', async ({ store, again }) => {
      const start = contractEvents('acme', 0, 2);
      const next = contractEvents('acme', 2, 4);
      const first = await store.append('client-acme', start, { expect: 'no-stream' });
      const second = await store.append('client-acme', next, { expect: 1 });
      await store.append('client-acme', contractEvents('acme', 4, 1_200), { expect: 3 });
      const other = await again();
      assert.deepEqual(await other.append('client-acme', start, { expect: 'no-stream' }), {
        ...first,
        repeated: true,
      });
      assert.deepEqual(await other.append('client-acme', next, { expect: 1 }), {
        ...second,
        repeated: true,
      });
      assert.equal((await allOf(store.readStream('client-acme'))).length, 1_200);
    });

    it('is recognised under any and stream-exists over the last 1,000 events of the stream', async ({ store }) => {
      await store.append('client-acme', [contractEvent('acme', 0)], { expect: 'no-stream' });
      const first = await store.append('client-acme', [contractEvent('acme', 1)], {
        expect: 'any',
      });
      await store.append('client-acme', contractEvents('acme', 2, 1_000), { expect: 'any' });
      for (const expect of ['any', 'stream-exists'] as const) {
        assert.deepEqual(await store.append('client-acme', [contractEvent('acme', 1)], { expect }), {
          ...first,
          repeated: true,
        });
      }
    });

    it('gives the first result to callers who repeat at the same moment', async ({ store, again }) => {
      const other = await again();
      const callers = Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? store : other));
      const results = await Promise.all(
        callers.map((caller) => caller.append('client-acme', contractEvents('acme', 0, 2), { expect: 'no-stream' })),
      );
      assert.equal(results.filter(({ repeated }) => !repeated).length, 1);
      assert.equal(new Set(results.map(({ position }) => position)).size, 1);
      assert.equal((await allOf(store.readAll())).length, 2);
    });

    it('is a repeat also when the clock has gone on since', async ({ store, clock }) => {
      const first = await store.append('client-acme', [contractEvent('acme', 0)], {
        expect: 'no-stream',
      });
      clock.now = instantOf(Date.parse(clock.now) + 3_600_000);
      const second = await store.append('client-acme', [contractEvent('acme', 0)], {
        expect: 'no-stream',
      });
      assert.deepEqual(second, { ...first, repeated: true });
    });

    it('refuses an id that says something else, in the same stream and in another', async ({ store }) => {
      const event = contractEvent('acme', 0);
      await store.append('client-acme', [event], { expect: 'no-stream' });
      const changes = [
        { ...event, data: { number: 0 } },
        { ...event, type: 'OfferWithdrawn' },
        { ...event, meta: { ...event.meta, actor: { id: 'bob' } } },
      ];
      for (const changed of changes) {
        for (const expect of ['no-stream', 'any', 0] as const) {
          await assert.rejects(store.append('client-acme', [changed], { expect }), (error: unknown) => {
            assert.ok(error instanceof IdConflict);
            assert.deepEqual([error.stream, error.eventId], ['client-acme', event.id]);
            return true;
          });
        }
      }
      assert.equal((await allOf(store.readAll())).length, 1);
      if (ids === 'stream') return;
      const elsewhere = { ...contractEvent('bolt', 0), id: event.id };
      await assert.rejects(store.append('client-bolt', [elsewhere], { expect: 'no-stream' }), IdConflict);
      assert.equal((await allOf(store.readStream('client-bolt'))).length, 0);
    });

    it('refuses old and new events in one append, and the old ones at another place', async ({ store }) => {
      await store.append('client-acme', contractEvents('acme', 0, 3), { expect: 'no-stream' });
      const mixed = [contractEvent('acme', 2), contractEvent('acme', 3)];
      await assert.rejects(store.append('client-acme', mixed, { expect: 'any' }), IdConflict);
      await assert.rejects(store.append('client-acme', mixed, { expect: 1 }), RevisionConflict);
      await assert.rejects(
        store.append('client-acme', [contractEvent('acme', 1)], { expect: 'no-stream' }),
        RevisionConflict,
      );
      assert.equal((await allOf(store.readAll())).length, 3);
    });
  });
}
