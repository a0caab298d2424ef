import assert from 'node:assert/strict';

import { UnstorableEvent } from '../event-store/unstorable-event.ts';
import { positionFrom } from '../event-store/position.ts';
import { allOf, contractEvent } from './contract-events.ts';
import { type ContractLog, contractBodyLimit } from './contract-log.ts';

const circle: { inner: { outer?: unknown } } = { inner: {} };
circle.inner.outer = circle;

const badBodies: readonly (readonly [data: unknown, path: string])[] = [
  [circle, 'data.inner.outer'],
  [{ lines: [{ amount: 1 }, { amount: 10n }] }, 'data.lines[1].amount'],
  [{ note: undefined }, 'data.note'],
  [undefined, 'data'],
  [{ share: Number.NaN }, 'data.share'],
  [{ share: Infinity }, 'data.share'],
  [{ at: new Date(0) }, 'data.at'],
  [{ tags: new Set(['a']) }, 'data.tags'],
  [{ run: () => 1 }, 'data.run'],
  [{ name: Symbol('x') }, 'data.name'],
  [{ text: 'half \ud83d' }, 'data.text'],
  [{ text: 'x'.repeat(contractBodyLimit) }, 'data'],
];

/** Promise 6: what cannot be stored is refused before anything is sent, naming where it is wrong. */
export function badInputIsRefused({ describe, it }: ContractLog): void {
  describe('an event that cannot be stored', () => {
    it('is refused with the path of what is wrong, together with all of its append', async ({ store }) => {
      const good = contractEvent('acme', 0);
      const next = contractEvent('acme', 1);
      const cases = [
        ...badBodies.map(([data, path]) => ({ event: { ...next, data }, path })),
        { event: { ...next, id: 'not-a-uuid' }, path: 'id' },
        { event: { ...next, id: good.id }, path: 'id' },
        { event: { ...next, type: '' }, path: 'type' },
        { event: { ...next, meta: { ...next.meta, clientId: 'bolt' } }, path: 'meta.clientId' },
        {
          event: { ...next, meta: { ...next.meta, schemaVersion: 0 } },
          path: 'meta.schemaVersion',
        },
        {
          event: { ...next, meta: { ...next.meta, actor: { id: 'ann', age: 1n } } },
          path: 'meta.actor.age',
        },
      ];
      for (const { event, path } of cases) {
        await assert.rejects(store.append('client-acme', [good, event], { expect: 'any' }), (error: unknown) => {
          assert.ok(error instanceof UnstorableEvent, String(error));
          assert.deepEqual([error.path, error.eventId], [path, event.id]);
          return true;
        });
      }
      assert.deepEqual(await allOf(store.readAll()), []);
    });

    it('does not hinder the next one', async ({ store }) => {
      const bad = store.append('client-acme', [contractEvent('acme', 0, { data: { n: 1n } })], {
        expect: 'any',
      });
      const good = store.append('client-acme', [contractEvent('acme', 0)], { expect: 'any' });
      await assert.rejects(bad, UnstorableEvent);
      assert.equal((await good).revision, 0);
    });
  });

  describe('a question that makes no sense', () => {
    it('is refused: an empty append, a negative revision, a foreign position, a negative limit', async ({ store }) => {
      await assert.rejects(store.append('client-acme', [], { expect: 'any' }), RangeError);
      await assert.rejects(allOf(store.readStream('client-acme', { from: -1 })), RangeError);
      await assert.rejects(allOf(store.readAll({ from: positionFrom('elsewhere') })), RangeError);
      await assert.rejects(allOf(store.readAll({ limit: -1 })), RangeError);
    });
  });
}
