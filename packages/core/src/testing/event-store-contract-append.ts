import assert from 'node:assert/strict';

import { RevisionConflict } from '../event-store/revision-conflict.ts';
import { allOf, contractEvent, contractEvents, numbersOf } from './contract-events.ts';
import type { ContractLog } from './contract-log.ts';

/** Promise 1: all or none, at the revision that the writer expects. */
export function appendingKeepsItsPromises({ describe, it, ids }: ContractLog): void {
  describe('appending to a stream', () => {
    it('gives the events back with their places in stream and log', async ({ store }) => {
      const first = await store.append('client-acme', contractEvents('acme', 0, 2), {
        expect: 'no-stream',
      });
      const second = await store.append('client-acme', contractEvents('acme', 2, 3), { expect: 1 });
      assert.deepEqual(
        first.events.map(({ revision }) => revision),
        [0, 1],
      );
      assert.deepEqual([first.revision, first.repeated, second.revision], [1, false, 2]);
      assert.equal(first.events[1]?.position, first.position);
      assert.ok(store.comparePositions(first.position, second.position) < 0);
      assert.deepEqual(await allOf(store.readStream('client-acme')), [...first.events, ...second.events]);
    });

    it('takes every form of expectation that holds', async ({ store }) => {
      await store.append('client-acme', [contractEvent('acme', 0)], { expect: 'any' });
      await store.append('client-acme', [contractEvent('acme', 1)], { expect: 'stream-exists' });
      await store.append('client-acme', [contractEvent('acme', 2)], { expect: 'any' });
      await store.append('client-acme', [contractEvent('acme', 3)], { expect: 2 });
      assert.deepEqual(numbersOf(await allOf(store.readStream('client-acme'))), [0, 1, 2, 3]);
    });

    it('refuses every form of expectation that fails, saying what was expected and what is there', async ({
      store,
    }) => {
      await store.append('client-acme', contractEvents('acme', 0, 2), { expect: 'no-stream' });
      const cases = [
        { stream: 'client-acme', clientId: 'acme', expect: 'no-stream', actual: 1 },
        { stream: 'client-acme', clientId: 'acme', expect: 0, actual: 1 },
        { stream: 'client-acme', clientId: 'acme', expect: 7, actual: 1 },
        { stream: 'client-bolt', clientId: 'bolt', expect: 'stream-exists', actual: undefined },
        { stream: 'client-bolt', clientId: 'bolt', expect: 0, actual: undefined },
      ] as const;
      for (const { stream, clientId, expect, actual } of cases) {
        await assert.rejects(store.append(stream, [contractEvent(clientId, 9)], { expect }), (error: unknown) => {
          assert.ok(error instanceof RevisionConflict);
          assert.deepEqual([error.stream, error.expected, error.actual], [stream, expect, actual]);
          return true;
        });
      }
      assert.equal((await allOf(store.readAll())).length, 2);
    });

    it('lets exactly one of many writers with the same expectation win', async ({ store, again }) => {
      const other = await again();
      for (const expect of ['no-stream', 0, 1] as const) {
        const writers = Array.from({ length: 24 }, (_, n) => ({
          from: n % 2 === 0 ? store : other,
          n: 1_000 + n,
        }));
        const results = await Promise.allSettled(
          writers.map(({ from, n }) =>
            from.append('client-acme', [contractEvent('acme', expect === 'no-stream' ? n : n + (expect + 1) * 100)], {
              expect,
            }),
          ),
        );
        const lost = results.filter((result) => result.status === 'rejected');
        assert.equal(lost.length, 23);
        for (const { reason } of lost) assert.ok(reason instanceof RevisionConflict);
      }
      assert.deepEqual(
        (await allOf(store.readStream('client-acme'))).map(({ revision }) => revision),
        [0, 1, 2],
      );
    });

    it('does not let one that fails undo the others that are written at the same time', async ({ store }) => {
      await store.append('client-acme', [contractEvent('acme', 0)], { expect: 'no-stream' });
      const results = await Promise.allSettled([
        store.append('client-bolt', contractEvents('bolt', 0, 3), { expect: 'no-stream' }),
        store.append('client-acme', contractEvents('acme', 1, 4), { expect: 'no-stream' }),
        store.append(
          'client-cargo',
          [contractEvent('cargo', 0), { ...contractEvent('cargo', 1), id: contractEvent('acme', 0).id }],
          { expect: ids === 'log' ? 'no-stream' : 5 },
        ),
        store.append('client-dahl', contractEvents('dahl', 0, 3), { expect: 'no-stream' }),
      ]);
      assert.deepEqual(
        results.map(({ status }) => status),
        ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
      );
      // Which of two streams comes first in the log is not promised to those who write at the same time.
      const streams = (await allOf(store.readAll())).map(({ stream }) => stream).sort();
      assert.deepEqual(streams, [
        'client-acme',
        ...Array<string>(3).fill('client-bolt'),
        ...Array<string>(3).fill('client-dahl'),
      ]);
      const cargo = await store.append('client-cargo', contractEvents('cargo', 0, 2), {
        expect: 'no-stream',
      });
      assert.equal(cargo.revision, 1);
    });

    it('keeps the streams of many concurrent callers whole', async ({ store, again }) => {
      const stores = [store, await again()];
      await Promise.all(
        Array.from({ length: 16 }, async (_, caller) => {
          const clientId = `caller-${String(caller)}`;
          for (let n = 0; n < 10; n += 1) {
            await stores[(caller + n) % 2]?.append(`client-${clientId}`, [contractEvent(clientId, n)], {
              expect: n === 0 ? 'no-stream' : n - 1,
            });
          }
        }),
      );
      for (let caller = 0; caller < 16; caller += 1) {
        const events = await allOf(store.readStream(`client-caller-${String(caller)}`));
        assert.deepEqual(numbersOf(events), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      }
    });
  });
}
