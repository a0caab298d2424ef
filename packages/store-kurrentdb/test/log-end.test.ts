import { status } from '@grpc/grpc-js';

import type { EventStore } from '@clientele/core';

import { caughtUpMessage, checkpointMessage } from './mock-messages.ts';
import { MockServer } from './mock-server.ts';
import { acme, expectNoStrayErrors, note, openOn } from './mocked.ts';

expectNoStrayErrors();

/** Where each look at the whole log began since the last time: `end` for one that goes back from there. */
function looks(server: MockServer): readonly (bigint | 'end')[] {
  const asked = server.reads.splice(0).filter(({ asked: { stream } }) => stream === undefined);
  return asked.map(({ asked: { from } }) => from ?? 'end');
}

const backwards = ['end', 'end'];

/** A log with a note, after which other programs wrote much, and where the server's whole log ends. */
async function crowded(server: MockServer, store: EventStore): Promise<bigint> {
  await store.append(acme, [note(0)], { expect: 'no-stream' });
  const [ours] = server.log.stream(acme);
  for (let n = 0; n < 50; n++) server.log.append(`orders-${String(n)}`, 'any', [ours!]);
  return server.log.all.at(-1)!.position;
}

const eventId = async (store: EventStore) => (await store.head()).eventId;

describe('the end of a log that shares its server with others', () => {
  test('is looked for backwards once, and from then on only in what was written since', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    const tail = await crowded(server, store);
    expect(await eventId(store)).toBe(note(0).id);
    expect(looks(server)).toEqual(backwards);
    expect(await eventId(store)).toBe(note(0).id);
    expect(looks(server)).toEqual([tail]);
    await store.append(acme, [note(1), note(2)], { expect: 0 });
    expect(await eventId(store)).toBe(note(2).id);
    expect(looks(server)).toEqual([tail]);
    expect(await eventId(store)).toBe(note(2).id);
    expect(looks(server)).toEqual([server.log.all.at(-1)!.position]);
  });

  test('is that of an empty log too', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    expect([await eventId(store), await eventId(store)]).toEqual([undefined, undefined]);
    expect(looks(server)).toHaveLength(3);
    await store.append(acme, [note(0)], { expect: 'no-stream' });
    expect(await eventId(store)).toBe(note(0).id);
    expect(looks(server)).not.toContain('end');
  });

  test.each([
    ['a checkpoint', (place: bigint) => [checkpointMessage(place), caughtUpMessage()]],
    ['the end', (place: bigint) => [caughtUpMessage(place)]],
  ])('is looked for from where the server says that it had looked, by %s', async (_, said) => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    const tail = await crowded(server, store);
    await store.head();
    server.onSubscription.push(async (call) => {
      for (const message of said(tail + 64n)) await call.send(message);
    });
    await store.head();
    looks(server);
    await store.head();
    expect(looks(server)).toEqual([tail + 64n]);
  });

  test('is looked for anew when a look fails', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    const tail = await crowded(server, store);
    await store.head();
    looks(server);
    server.onSubscription.push((call) => call.breakWith({ code: status.UNAVAILABLE, details: 'gone' }));
    expect(await eventId(store)).toBe(note(0).id);
    expect(looks(server)).toEqual([tail, ...backwards]);
    server.onSubscription.push((call) => {
      call.end();
    });
    expect(await eventId(store)).toBe(note(0).id);
    expect(looks(server)).toEqual([tail, ...backwards]);
  });

  test('is looked for anew after the server was away, whoever noticed', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    await crowded(server, store);
    await store.head();
    looks(server);
    server.onAppend.push(({ breakWith }) => {
      breakWith({ code: status.UNAVAILABLE, details: 'gone' });
    });
    await store.append(acme, [note(1)], { expect: 0 });
    looks(server);
    expect(await eventId(store)).toBe(note(1).id);
    expect(looks(server)).toEqual(backwards);
  });

  test('is looked for anew in a log that does not hold what a checkpoint names', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    await crowded(server, store);
    const head = await store.head();
    expect(await store.holds({ ...head, eventId: note(7).id })).toBe(false);
    looks(server);
    await store.head();
    expect(looks(server)).toEqual(backwards);
  });

  test('is that of the log which is there now, also where it was put back behind our back', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    await store.append(acme, [note(0)], { expect: 'no-stream' });
    await store.append('client-bolt', [note(0, 'asked', 'bolt')], { expect: 'no-stream' });
    const first = await store.head();
    server.log.cut(2);
    expect(await eventId(store)).toBe(note(0).id);
    server.log.cut(0);
    const other = await openOn(server);
    await other.close();
    const now = await store.head();
    expect([now.logId === first.logId, now.eventId]).toEqual([false, undefined]);
  });
});
