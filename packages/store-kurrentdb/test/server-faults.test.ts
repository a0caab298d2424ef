import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';

import { Metadata, status } from '@grpc/grpc-js';
import { type EventStore, type RecordedEvent, type StoreRetry } from '@clientele/core';

import { openKurrentStore } from '../src/index.ts';
import type { AppendFault } from './mock-appends.ts';
import type { ReadFault } from './mock-reads.ts';
import { MockServer } from './mock-server.ts';
import { acme, allOf, clock, expectNoStrayErrors, failureOf, heardBy, note, openOn, until } from './mocked.ts';

expectNoStrayErrors();

const revisions = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

const revisionsIn = async (events: AsyncIterable<RecordedEvent>): Promise<readonly number[]> =>
  (await allOf(events)).map(({ revision }) => revision);

async function write(store: EventStore, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) await store.append(acme, [note(n)], { expect: n === 0 ? 'no-stream' : n - 1 });
}

test('a server that goes away and comes back, three times, loses nothing and doubles nothing', async () => {
  using server = await MockServer.start();
  await using store = await openOn(server);
  await write(store, 0, 10);
  const hearing = heardBy(store.subscribe(), 100);
  for (const end of [40, 70, 100]) {
    const writing = write(store, end === 40 ? 10 : end - 30, end);
    await until(() => server.log.stream(acme).length > end - 15);
    server.stop();
    await server.start();
    await writing;
    expect(await revisionsIn(store.readStream(acme))).toEqual(revisions(end));
  }
  expect(await hearing).toEqual(revisions(100));
  expect(server.log.ids(acme)).toEqual(revisions(100).map((n) => note(n).id));
});

describe('a read', () => {
  test.each([
    ['forwards', 'forwards' as const, revisions(6)],
    ['backwards', 'backwards' as const, [...revisions(6)].reverse()],
  ])('that breaks goes on where it was (%s)', async (_, direction, expected) => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    await write(store, 0, 6);
    const fault: ReadFault = async (call) => {
      await call.serve(2);
      call.breakWith({ code: status.UNAVAILABLE, details: 'gone' });
    };
    server.onRead.push(fault, fault);
    expect(await revisionsIn(store.readStream(acme, { direction }))).toEqual(expected);
  });

  test('that ends without a word, or is never answered, is asked again', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server, { deadline: 1_000 });
    await write(store, 0, 6);
    server.onRead.push(
      async (call) => {
        await call.serve(4);
        call.end();
      },
      () => undefined,
    );
    expect(await revisionsIn(store.readStream(acme, { limit: 6 }))).toEqual(revisions(6));
    expect(server.onRead).toEqual([]);
  });

  test('that is left or aborted leaves nothing open on the server', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    await write(store, 0, 6);
    for (const direction of ['forwards', 'backwards'] as const)
      for (const read of [store.readStream(acme, { direction }), store.readAll({ direction })])
        for await (const _ of read) break;
    const leaving = new AbortController();
    const { signal } = leaving;
    for (let n = 0; n < 100; n++) await revisionsIn(store.readStream(acme, { signal }));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    server.onRead.push((call) => call.serve(2));
    const reading = (async () => {
      for await (const { revision } of store.readStream(acme, { signal }))
        if (revision === 1) leaving.abort(new Error('enough'));
    })();
    expect(await failureOf(reading)).toMatchObject({ message: 'enough' });
    await until(() => server.open === 0);
  });

  test('to which we have no right says so at once', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    await write(store, 0, 1);
    const metadata = new Metadata();
    metadata.set('exception', 'access-denied');
    server.onRead.push((call) =>
      call.breakWith({ code: status.PERMISSION_DENIED, details: 'Access Denied', metadata }),
    );
    expect(await failureOf(revisionsIn(store.readStream(acme)))).toMatchObject({ code: 'STORE_DENIED' });
    expect(server.onRead).toEqual([]);
  });
});

describe('a server that is not the leader', () => {
  const notLeader = (leader: MockServer) => {
    const metadata = new Metadata();
    metadata.set('exception', 'not-leader');
    metadata.set('leader-endpoint-host', '127.0.0.1');
    metadata.set('leader-endpoint-port', String(leader.port));
    return { code: status.NOT_FOUND, details: 'Leader info available', metadata };
  };

  test('is asked again, and its leader is where it says', async () => {
    using leader = await MockServer.start();
    using server = await MockServer.start(leader.log);
    await using store = await openOn(server);
    const refuses: AppendFault = ({ breakWith }) => {
      breakWith(notLeader(leader));
    };
    server.onAppend.push(refuses);
    await write(store, 0, 2);
    expect(leader.log.ids(acme)).toEqual([note(0).id, note(1).id]);
    expect([server.asked.length, leader.asked.length]).toEqual([1, 2]);
    leader.onSubscription.push((call) => call.breakWith(notLeader(server)));
    expect(await heardBy(store.subscribe(), 2)).toEqual([0, 1]);
    expect(server.subscriptions.length + leader.subscriptions.length).toBe(2);
  });

  test('is asked again when it does not know who is', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    server.onAppend.push(({ breakWith }) => {
      breakWith({ code: status.UNKNOWN, details: 'No leader info available in response' });
    });
    await write(store, 0, 2);
    expect(server.log.ids(acme)).toEqual([note(0).id, note(1).id]);
  });
});

describe('a server that fails the first call', () => {
  const unready = { code: status.UNAVAILABLE, details: 'Server Is Not Ready' };

  test('of its reader or of its writer is asked again', async () => {
    using server = await MockServer.start();
    server.onFeatures.push(unready);
    await using store = await openOn(server);
    await write(store, 0, 1);
    await using other = await openOn(server);
    server.onFeatures.push(unready);
    await other.append(acme, [note(1)], { expect: 0 });
    expect(server.onFeatures).toEqual([]);
    expect(await revisionsIn(store.readStream(acme))).toEqual([0, 1]);
  });

  test('because we have no right to it says so at once', async () => {
    using server = await MockServer.start();
    server.onFeatures.push({ code: status.PERMISSION_DENIED, details: 'Access Denied' });
    expect(await failureOf(openOn(server))).toMatchObject({ code: 'STORE_DENIED' });
    expect(server.onFeatures).toEqual([]);
  });

  test('by naming no leader, or by being away, is waited for as long as patience says', async () => {
    using server = await MockServer.start();
    const { cluster } = server;
    server.leader = 'none';
    const onRetry = ({ code, attempt }: StoreRetry) => {
      expect(code).toBe('no-leader');
      if (attempt === 2) server.leader = 'itself';
    };
    const impatient = `${cluster}&maxDiscoverAttempts=1`;
    await using store = await openKurrentStore(impatient, { clock, random: () => 0, onRetry });
    await write(store, 0, 1);
    server.stop();
    const failure = await failureOf(openKurrentStore(impatient, { clock, random: () => 0, patience: 300 }));
    expect(failure).toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  test('is waited for another time where it is opened, if that is said', async () => {
    const away = 'kurrentdb://127.0.0.1:1?tls=false';
    const options = { clock, random: () => 0, patience: 600_000, connectWithin: 100 };
    expect(await failureOf(openKurrentStore(away, options))).toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  test('because it has no TLS, which the address asks for, says so, and is not waited for', async () => {
    using server = await MockServer.start();
    const retries: StoreRetry[] = [];
    for (const address of [server.address, server.cluster]) {
      const secured = address.replaceAll('127.0.0.1', 'localhost').replace('?tls=false', '?maxDiscoverAttempts=1');
      const options = { clock, patience: 600_000, onRetry: (retry: StoreRetry) => retries.push(retry) };
      const failure = await failureOf(openKurrentStore(secured, options));
      expect(failure).toMatchObject({
        code: 'STORE_UNAVAILABLE',
        message: expect.stringMatching(/without TLS.*\?tls=false/) as string,
      });
    }
    expect(retries).toEqual([]);
  });

  test('until patience ends is out of reach, and the failure holds no secret', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server, { patience: 200 });
    await write(store, 0, 1);
    server.stop();
    const failure = await failureOf(write(store, 1, 2));
    expect(failure).toMatchObject({ code: 'STORE_UNAVAILABLE', store: `kurrentdb://127.0.0.1:${String(server.port)}` });
    for (const secret of ['secret', Buffer.from('ann:secret').toString('base64')])
      expect(inspect(failure, { depth: 20 })).not.toContain(secret);
  });
});
