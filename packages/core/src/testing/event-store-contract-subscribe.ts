import assert from 'node:assert/strict';

import type { EventStore, SubscribeOptions, SubscriptionMessage } from '../event-store/event-store.ts';
import { allOf, contractEvent, contractEvents } from './contract-events.ts';
import type { ContractLog } from './contract-log.ts';

const said = (message: SubscriptionMessage): string =>
  message.kind === 'event' ? `${message.event.stream}@${String(message.event.revision)}` : message.kind;

/** What a subscription says, shortly, up to the count or the message asked for. */
async function listen(
  store: EventStore,
  options: SubscribeOptions,
  until: number | string,
): Promise<readonly string[]> {
  const heard: string[] = [];
  for await (const message of store.subscribe(options)) {
    heard.push(said(message));
    if (heard.length === until || heard.at(-1) === until) break;
  }
  return heard;
}

/** Promise 4: everything after a position once and in order, then caught up, then live. */
export function subscribingKeepsItsPromises({ describe, it }: ContractLog): void {
  describe('subscribing', () => {
    it('gives what is there, says that it has caught up, then gives what comes', async ({ store, again }) => {
      await store.append('client-acme', contractEvents('acme', 0, 2), { expect: 'no-stream' });
      const listening = listen(store, {}, 6);
      await store.append('client-acme', [contractEvent('acme', 2)], { expect: 1 });
      await (await again()).append('client-bolt', contractEvents('bolt', 0, 2), { expect: 'no-stream' });
      const heard = (await listening).filter((message) => message !== 'fell-behind');
      const events = heard.filter((message) => message !== 'caught-up');
      assert.deepEqual(events, ['client-acme@0', 'client-acme@1', 'client-acme@2', 'client-bolt@0', 'client-bolt@1']);
      assert.equal(heard.length, 6);
    });

    it('says that it has caught up on an empty log', async ({ store }) => {
      for await (const message of store.subscribe()) {
        assert.deepEqual(message, { kind: 'caught-up', position: undefined });
        break;
      }
    });

    it('starts after a position and misses nothing over many pages', async ({ store }) => {
      for (let n = 0; n < 3_300; n += 1_100)
        await store.append('client-acme', contractEvents('acme', n, n + 1_100), {
          expect: n === 0 ? 'no-stream' : n - 1,
        });
      const [, second] = await allOf(store.readAll({ limit: 2 }));
      assert.ok(second !== undefined);
      const heard = await listen(store, { from: second.position }, 'caught-up');
      assert.deepEqual(heard, [
        ...Array.from({ length: 3_298 }, (_, n) => `client-acme@${String(n + 2)}`),
        'caught-up',
      ]);
    });

    it('keeps to its filter and gives the end of the log as position when it has caught up', async ({ store }) => {
      await store.append('client-acme', contractEvents('acme', 0, 4), { expect: 'no-stream' });
      await store.append('company', [contractEvent('company', 4)], { expect: 'no-stream' });
      const { position } = await store.head();
      const messages: SubscriptionMessage[] = [];
      for await (const message of store.subscribe({ category: 'client', types: ['OfferMade'] })) {
        messages.push(message);
        if (message.kind === 'caught-up') break;
      }
      assert.deepEqual(messages.map(said), ['client-acme@0', 'client-acme@2', 'caught-up']);
      assert.deepEqual(messages.at(-1), { kind: 'caught-up', position });
    });

    it('gives each of many events written meanwhile exactly once, to each of many subscribers', async ({
      store,
      again,
    }) => {
      const stores = [store, await again()];
      const heard = [store, ...stores].map(async (each) => {
        const events: string[] = [];
        for await (const message of each.subscribe()) {
          if (message.kind === 'event') events.push(said(message));
          if (events.length === 160) break;
        }
        return events;
      });
      await Promise.all(
        Array.from({ length: 4 }, async (_, writer) => {
          const clientId = `writer-${String(writer)}`;
          for (let n = 0; n < 40; n += 1) {
            await stores[n % 2]?.append(`client-${clientId}`, [contractEvent(clientId, n)], {
              expect: n === 0 ? 'no-stream' : n - 1,
            });
          }
        }),
      );
      const log = (await allOf(store.readAll())).map(({ stream, revision }) => `${stream}@${String(revision)}`);
      for (const events of await Promise.all(heard)) assert.deepEqual(events, log);
      assert.equal(log.length, 160);
    });

    it('ends when the loop is left or the signal is aborted, also while it waits', async ({ store }) => {
      const stopping = new AbortController();
      const heard: string[] = [];
      const waiting = (async () => {
        for await (const message of store.subscribe({ signal: stopping.signal })) heard.push(said(message));
      })();
      const iterator = store.subscribe()[Symbol.asyncIterator]();
      assert.equal((await iterator.next()).done, false);
      const next = iterator.next();
      await iterator.return?.();
      assert.equal((await next).done, true);
      while (heard.length === 0) await new Promise((resolve) => setImmediate(resolve));
      stopping.abort();
      await waiting;
      assert.deepEqual(heard, ['caught-up']);
      assert.deepEqual(await listen(store, { signal: AbortSignal.abort() }, 'never'), []);
    });

    it('tells a subscriber who waits when the store is closed', async ({ store }) => {
      const waiting = listen(store, {}, 'never');
      setImmediate(() => void store.close());
      await assert.rejects(waiting, { code: 'STORE_CLOSED' });
    });
  });
}
