import { getEventListeners } from 'node:events';

import { status, type StatusObject } from '@grpc/grpc-js';
import type { EventStore, SubscriptionMessage } from '@clientele/core';

import { caughtUpMessage, checkpointMessage, confirmationMessage, fellBehindMessage } from './mock-messages.ts';
import { openKurrentStore } from '../src/index.ts';
import type { ReadFault } from './mock-reads.ts';
import { MockServer } from './mock-server.ts';
import {
  acme,
  allOf,
  clock,
  expectNoStrayErrors,
  failureOf,
  heardBy,
  memoryInUse,
  note,
  openOn,
  stillness,
  until,
} from './mocked.ts';

expectNoStrayErrors();

/** A store whose log holds so many notes about a client. */
async function storeWith(count: number, server: MockServer): Promise<EventStore> {
  const store = await openOn(server);
  const notes = Array.from({ length: count }, (_, n) => note(n));
  await store.append(acme, notes, { expect: 'no-stream' });
  return store;
}

describe('a subscription', () => {
  test('that hears of nothing but checkpoints for a long while goes on, and hears the next event', async () => {
    using server = await MockServer.start();
    await using store = await storeWith(1, server);
    server.onSubscription.push(async (call) => {
      await call.send(confirmationMessage());
      for (let n = 0; n < 5_000; n++) await call.send(checkpointMessage(0n));
      await call.serve();
    });
    expect(await heardBy(store.subscribe(), 1)).toEqual([0]);
  });

  test('that breaks goes on from where the server had looked, though what it saw was not ours', async () => {
    using server = await MockServer.start();
    await using store = await storeWith(1, server);
    const position = server.log.all.at(-1)?.position ?? 0n;
    for (const [n, told] of [checkpointMessage, caughtUpMessage].entries()) {
      server.onSubscription.push(async (call) => {
        await call.serve(1);
        await call.send(told(position + 64n));
        call.end();
      });
      const leaving = new AbortController();
      const listening = allOf(store.subscribe({ signal: leaving.signal }));
      await until(() => server.subscriptions.length === 2 * n + 2);
      expect(server.subscriptions.at(-1)?.asked.from).toBe(position + 64n);
      leaving.abort();
      await listening;
    }
  });

  test('that has caught up says up to which event, whatever the server calls the place', async () => {
    using server = await MockServer.start();
    await using store = await storeWith(3, server);
    const end = server.log.all.at(-1)?.position ?? 0n;
    server.onSubscription.push(async (call) => {
      await call.serve(3);
      for (const message of [caughtUpMessage(end), fellBehindMessage(), caughtUpMessage()]) await call.send(message);
    });
    const messages: SubscriptionMessage[] = [];
    for await (const message of store.subscribe()) if (messages.push(message) === 6) break;
    const [, , last, ...said] = messages;
    const position = last?.kind === 'event' ? last.event.position : undefined;
    const caughtUp = { kind: 'caught-up', position };
    expect(said).toEqual([caughtUp, { kind: 'fell-behind' }, caughtUp]);
    await store.append(acme, [note(3)], { expect: 2 });
    expect(await heardBy(store.subscribe({ from: position! }), 1)).toEqual([3]);
  });

  test('that is left cancels its call on the server', async () => {
    using server = await MockServer.start();
    await using store = await storeWith(3, server);
    expect(await heardBy(store.subscribe(), 2)).toEqual([0, 1]);
    await until(() => server.open === 0);
    expect(server.subscriptions).toHaveLength(1);
  });

  test('that is left before its first event, or before it was heard of, cancels its call on the server', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    for (const isKnown of [true, false]) {
      server.onSubscription.push((call) => call.send(confirmationMessage()));
      const messages = store.subscribe()[Symbol.asyncIterator]();
      const first = messages.next();
      if (isKnown) await until(() => server.open === 1);
      await messages.return?.();
      expect(await first).toEqual({ done: true, value: undefined });
      await until(() => server.open === 0);
    }
  });

  test('that a server ends without a word is resumed after its last event, once and in order', async () => {
    using server = await MockServer.start();
    await using store = await storeWith(10, server);
    const ends: ReadFault = async (call) => {
      await call.serve(3);
      call.end();
    };
    server.onSubscription.push(ends, ends, ends);
    expect(await heardBy(store.subscribe(), 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const places = server.log.stream(acme).map(({ position }) => position);
    expect(server.subscriptions.map(({ asked }) => asked.from)).toEqual([undefined, places[2], places[5], places[8]]);
  });

  const breaks: readonly (readonly [what: string, status: Partial<StatusObject>])[] = [
    ['UNAVAILABLE', { code: status.UNAVAILABLE, details: 'gone' }],
    ['CANCELLED', { code: status.CANCELLED, details: 'shutting down' }],
    ['INTERNAL', { code: status.INTERNAL, details: 'reset' }],
    ['ABORTED', { code: status.ABORTED, details: 'Operation timed out' }],
    ['UNKNOWN', { code: status.UNKNOWN, details: 'No leader info available in response' }],
  ];

  test.each(breaks)('that breaks with %s is resumed after its last event, once and in order', async (_, broken) => {
    using server = await MockServer.start();
    await using store = await storeWith(6, server);
    const fault: ReadFault = async (call) => {
      await call.serve(2);
      call.breakWith(broken);
    };
    server.onSubscription.push(fault, (call) => call.breakWith(broken), fault);
    expect(await heardBy(store.subscribe(), 6)).toEqual([0, 1, 2, 3, 4, 5]);
    await until(() => server.open === 0);
  });

  const denials: readonly (readonly [what: string, code: status])[] = [
    ['PERMISSION_DENIED', status.PERMISSION_DENIED],
    ['UNAUTHENTICATED', status.UNAUTHENTICATED],
  ];

  test.each(denials)('that is refused with %s fails at once, and is not tried again', async (_, code) => {
    using server = await MockServer.start();
    await using store = await storeWith(1, server);
    server.onSubscription.push((call) => call.breakWith({ code, details: 'Access Denied' }));
    expect(await failureOf(heardBy(store.subscribe(), 1))).toMatchObject({ code: 'STORE_DENIED' });
    expect(server.subscriptions).toHaveLength(1);
  });

  test('that breaks after it was left ends no program', async () => {
    using server = await MockServer.start();
    await using store = await storeWith(2, server);
    for (let turns = 0; turns < 50; turns++) {
      let breakNow = (): void => undefined;
      server.onSubscription.push(async (call) => {
        breakNow = () => {
          call.breakWith({ code: status.INTERNAL, details: 'reset' });
        };
        await call.serve();
      });
      for await (const message of store.subscribe()) {
        if (message.kind !== 'caught-up') continue;
        breakNow();
        // The news is on its way to us, at another place each time.
        for (let turn = 0; turn < turns % 10; turn++) await new Promise((resolve) => setImmediate(resolve));
        break;
      }
    }
    await until(() => server.open === 0);
  });

  test.each(['none', 'silent'] as const)(
    'that is left while a leader is looked for (%s) waits for none',
    async (leader) => {
      using server = await MockServer.start();
      await using store = await openKurrentStore(server.cluster, { clock });
      server.onSubscription.push((call) => {
        server.leader = leader;
        call.breakWith({ code: status.UNAVAILABLE, details: 'resigned' });
      });
      const messages = store.subscribe()[Symbol.asyncIterator]();
      const first = messages.next();
      await until(() => server.leader !== 'itself');
      server.lookedForLeader = 0;
      await until(() => server.lookedForLeader > 0);
      await messages.return?.();
      expect(await first).toMatchObject({ done: true });
    },
  );

  test('whose reader is slow holds back the server, and fills no memory', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    const count = 20_000;
    await store.append(acme, [note(0, 'x'.repeat(4_000))], { expect: 'no-stream' });
    const [long] = server.log.stream(acme);
    for (let n = 1; n < count; n++) server.log.append(acme, 'any', [{ ...long!, id: note(n).id }]);
    const before = memoryInUse();
    const heard: number[] = [];
    for await (const message of store.subscribe()) {
      if (message.kind === 'event') heard.push(message.event.revision);
      if (heard.length < 10) continue;
      const [call] = server.subscriptions;
      await stillness(() => call!.sent);
      expect(call!.sent).toBeLessThan(2_000);
      // All that there is would be 80 MB.
      expect(memoryInUse() - before).toBeLessThan(20_000_000);
      break;
    }
    await until(() => server.open === 0);
  });

  test('that is opened and left 200 times leaves nothing open: no call, no listener, no timer', async () => {
    using server = await MockServer.start();
    await using store = await storeWith(2, server);
    const { signal } = new AbortController();
    await heardBy(store.subscribe({ signal }), 1);
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    // The runner has a few of its own.
    const before = timers();
    for (let n = 0; n < 200; n++) {
      expect(await heardBy(store.subscribe({ signal }), 1)).toEqual([0]);
      await until(() => server.open === 0);
    }
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(timers()).toBeLessThan(before + 20);
  });
});
