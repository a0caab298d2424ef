import assert from 'node:assert/strict';

import { positionFrom } from '../event-store/position.ts';
import { allOf, contractEvent, contractEvents } from './contract-events.ts';
import type { ContractLog } from './contract-log.ts';

/** Promise 5: positions compare, checkpoints tell one log from another; promise 7: what opens closes. */
export function positionsKeepTheirPromises({ describe, it }: ContractLog): void {
  describe('positions of the log', () => {
    it('compare as the events follow each other', async ({ store }) => {
      await store.append('client-acme', contractEvents('acme', 0, 12), { expect: 'no-stream' });
      const positions = (await allOf(store.readAll())).map(({ position }) => position);
      const sorted = [...positions].reverse().sort((a, b) => store.comparePositions(a, b));
      assert.deepEqual(sorted, positions);
      const [first] = positions;
      assert.ok(first !== undefined && store.comparePositions(first, first) === 0);
    });

    it('lie as many events apart as there are, as far as the store can tell', async ({ store }) => {
      await store.append('client-acme', contractEvents('acme', 0, 12), { expect: 'no-stream' });
      const positions = (await allOf(store.readAll())).map(({ position }) => position);
      const [first, last] = [positions[0], positions.at(-1)];
      assert.ok(first !== undefined && last !== undefined);
      const apart = [store.distance?.(first, first) ?? 0, store.distance?.(first, last) ?? 11];
      assert.ok(apart[0] === 0 && apart[1] !== undefined && apart[1] > 0, String(apart));
    });

    it('survive being written as JSON and read again', async ({ store }) => {
      await store.append('client-acme', contractEvents('acme', 0, 3), { expect: 'no-stream' });
      const [, second] = await allOf(store.readAll());
      assert.ok(second !== undefined);
      const from = positionFrom(String(JSON.parse(JSON.stringify(second.position))));
      assert.equal((await allOf(store.readAll({ from }))).length, 1);
    });

    it('lead to the head of the log, which knows its log', async ({ store, again }) => {
      const empty = await store.head();
      assert.deepEqual([empty.position, empty.eventId], [undefined, undefined]);
      const { position } = await store.append('client-acme', contractEvents('acme', 0, 2), {
        expect: 'no-stream',
      });
      const head = await (await again()).head();
      assert.deepEqual(head, {
        logId: empty.logId,
        position,
        eventId: contractEvent('acme', 1).id,
      });
    });

    it('hold in their own log only, and only while their event is there', async ({ store }) => {
      const empty = await store.head();
      await store.append('client-acme', contractEvents('acme', 0, 2), { expect: 'no-stream' });
      const head = await store.head();
      const [first] = await allOf(store.readAll());
      assert.ok(first !== undefined && head.position !== undefined);
      assert.equal(await store.holds(head), true);
      assert.equal(await store.holds(empty), true);
      assert.equal(await store.holds({ ...head, logId: 'another' }), false);
      assert.equal(await store.holds({ ...head, position: first.position }), false);
      assert.equal(await store.holds({ ...head, eventId: first.id }), false);
    });
  });

  describe('closing a store', () => {
    it('may be done twice, and what is asked afterwards is refused', async ({ store }) => {
      await store.close();
      await store[Symbol.asyncDispose]();
      await assert.rejects(store.append('client-acme', [contractEvent('acme', 0)], { expect: 'any' }), {
        code: 'STORE_CLOSED',
      });
      await assert.rejects(allOf(store.readAll()), { code: 'STORE_CLOSED' });
      await assert.rejects(allOf(store.readStream('client-acme')), { code: 'STORE_CLOSED' });
    });

    it('waits for the appends under way', async ({ store }) => {
      const writing = store.append('client-acme', [contractEvent('acme', 0)], { expect: 'any' });
      await store.close();
      assert.equal((await writing).revision, 0);
    });
  });
}
