import { status } from '@grpc/grpc-js';

import { type EventStore, type NewEvent, UnstorableEvent } from '@clientele/core';

import type { KurrentStoreOptions } from '../src/index.ts';
import type { AppendFault } from './mock-appends.ts';
import { answerMessage, errorMessage } from './mock-messages.ts';
import { MockServer } from './mock-server.ts';
import { acme, expectNoStrayErrors, failureOf, note, openOn } from './mocked.ts';

expectNoStrayErrors();

const unwritten: AppendFault = () => undefined;
const written: AppendFault = ({ write }) => void write();

/** A store that has written one event, and is now in for something. */
async function begunOn(server: MockServer, options: Partial<KurrentStoreOptions> = {}): Promise<EventStore> {
  const store = await openOn(server, options);
  await store.append(acme, [note(0)], { expect: 'no-stream' });
  return store;
}

describe('a payload that cannot be sent', () => {
  const circular: { self?: unknown } = {};
  circular.self = circular;
  const payloads: readonly (readonly [what: string, data: unknown, path: string])[] = [
    ['a bigint', { amount: 12n }, 'data.amount'],
    ['a circle', { lines: [circular] }, 'data.lines[0].self'],
  ];

  test.each(payloads)('%s is refused before anything is sent, and the next append is made', async (_, data, path) => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    const refused = await failureOf(store.append(acme, [{ ...note(0), data }], { expect: 'no-stream' }));
    expect(refused).toBeInstanceOf(UnstorableEvent);
    expect(refused).toMatchObject({ path });
    expect(server.asked).toEqual([]);
    await store.append(acme, [note(0)], { expect: 'no-stream' });
    expect(server.log.ids(acme)).toEqual([note(0).id]);
  });
});

describe('an append that is never answered', () => {
  const faults: readonly (readonly [what: string, fault: AppendFault, calls: number])[] = [
    ['was not written', unwritten, 2],
    ['was written all the same', written, 1],
  ];

  test.each(faults)('and %s is looked for, and made once under the same expectation', async (_, fault, calls) => {
    using server = await MockServer.start();
    await using store = await begunOn(server, { deadline: 1_000 });
    const events: readonly NewEvent[] = [note(1), note(2)];
    server.asked.length = 0;
    server.onAppend.push(fault);
    const appended = await store.append(acme, events, { expect: 0 });
    expect(appended).toMatchObject({ revision: 2, repeated: false });
    const asked = { stream: acme, expected: 0, ids: events.map(({ id }) => id) };
    expect(server.asked).toEqual(Array.from({ length: calls }, () => asked));
    expect(server.log.ids(acme)).toEqual([note(0), ...events].map(({ id }) => id));
  });

  test('leaves the appends to other streams and the subscriptions of the store alone', async () => {
    using server = await MockServer.start();
    await using store = await begunOn(server, { deadline: 1_000 });
    const heard: string[] = [];
    const listening = (async () => {
      for await (const message of store.subscribe()) {
        if (message.kind === 'event') heard.push(`${message.event.stream}@${String(message.event.revision)}`);
        if (heard.length === 4) return;
      }
    })();
    server.onAppend.push(unwritten);
    const swallowed = store.append(acme, [note(1)], { expect: 0 });
    await store.append('client-bolt', [note(0, 'asked', 'bolt')], { expect: 'no-stream' });
    expect(server.log.stream(acme)).toHaveLength(1);
    await swallowed;
    await store.append(acme, [note(2)], { expect: 1 });
    await listening;
    expect(heard).toEqual(['client-acme@0', 'client-bolt@0', 'client-acme@1', 'client-acme@2']);
  });
});

test('a stream of appends that the server closes in good order holds up nothing', async () => {
  using server = await MockServer.start();
  await using store = await begunOn(server, { deadline: 1_000, patience: 1_500 });
  server.onAppend.push(({ halfClose }) => {
    halfClose();
  });
  await store.append(acme, [note(1)], { expect: 0 });
  await store.append(acme, [note(2)], { expect: 1 });
  // Also when it was closed between two appends, and when the store is closed on it.
  server.onAppend.push(({ write, answer, halfClose }) => {
    answer(answerMessage(write()));
    halfClose();
  });
  await store.append(acme, [note(3)], { expect: 2 });
  await store.append(acme, [note(4)], { expect: 3 });
  expect(server.log.ids(acme)).toEqual([0, 1, 2, 3, 4].map((n) => note(n).id));
  server.onAppend.push(({ write, answer, halfClose }) => {
    answer(answerMessage(write()));
    halfClose();
  });
  await store.append(acme, [note(5)], { expect: 4 });
});

const answers: readonly (readonly [what: string, fault: AppendFault])[] = [
  ['an error without a name', ({ answer }) => answer(errorMessage('event_store.client.Unknown', 'Unknown'))],
  ['that it is not ready', ({ answer }) => answer(errorMessage('google.protobuf.Empty', 'Server Is Not Ready'))],
  ['that it took too long', ({ answer }) => answer(errorMessage('event_store.client.Timeout', 'Timeout'))],
  ['that it is not there', ({ breakWith }) => breakWith({ code: status.UNAVAILABLE, details: 'gone' })],
  ['that it was cancelled', ({ breakWith }) => breakWith({ code: status.CANCELLED, details: 'shutting down' })],
];

test.each(answers)('an append that the server answers with %s is made again, and once', async (_, fault) => {
  using server = await MockServer.start();
  await using store = await begunOn(server);
  server.onAppend.push((call) => {
    call.write();
    fault(call);
  }, fault);
  expect(await store.append(acme, [note(1)], { expect: 0 })).toMatchObject({ revision: 1 });
  expect(await store.append(acme, [note(2)], { expect: 1 })).toMatchObject({ revision: 2 });
  expect(server.log.ids(acme)).toEqual([0, 1, 2].map((n) => note(n).id));
});

describe('an append that the server refuses for good', () => {
  const tooLarge: readonly (readonly [what: string, fault: AppendFault])[] = [
    ['all of it', ({ answer }) => answer(errorMessage('event_store.client.MaximumAppendSizeExceeded', 'too large'))],
    [
      'one event',
      ({ answer }) =>
        answer(errorMessage('event_store.client.MaximumAppendEventSizeExceeded', 'MaximumAppendEventSizeExceeded')),
    ],
  ];

  test.each(tooLarge)(
    'as too large (%s) is an event that cannot be stored, and is not sent again',
    async (_, fault) => {
      using server = await MockServer.start();
      await using store = await begunOn(server);
      server.onAppend.push(fault);
      const refused = await failureOf(store.append(acme, [note(1)], { expect: 0 }));
      expect(refused).toBeInstanceOf(UnstorableEvent);
      expect(refused).toMatchObject({ eventId: note(1).id, path: 'data' });
      expect(server.log.ids(acme)).toEqual([note(0).id]);
      expect(server.asked).toHaveLength(2);
      await store.append(acme, [note(1, 'shorter')], { expect: 0 });
    },
  );

  test('with others tells that fewer are to be given in one call', async () => {
    using server = await MockServer.start();
    await using store = await begunOn(server);
    for (const [, fault] of tooLarge) {
      server.onAppend.push(fault);
      const refused = await failureOf(store.append(acme, [note(1), note(2), note(3)], { expect: 0 }));
      expect(refused).toMatchObject({
        eventId: note(1).id,
        message: expect.stringMatching(
          /with the 2 others of its append.*fewer commands or events in one call/,
        ) as string,
      });
    }
  });

  const denials: readonly (readonly [what: string, fault: AppendFault])[] = [
    ['in its answer', ({ answer }) => answer(errorMessage('event_store.client.AccessDenied', 'AccessDenied'))],
    ['as gRPC 7', ({ breakWith }) => breakWith({ code: status.PERMISSION_DENIED, details: 'no' })],
    ['as gRPC 16', ({ breakWith }) => breakWith({ code: status.UNAUTHENTICATED, details: 'who?' })],
  ];

  test.each(denials)('because we have no right to it (%s) says so at once', async (_, fault) => {
    using server = await MockServer.start();
    await using store = await begunOn(server);
    server.onAppend.push(fault);
    const refused = await failureOf(store.append(acme, [note(1)], { expect: 0 }));
    expect(refused).toMatchObject({ code: 'STORE_DENIED', store: `kurrentdb://127.0.0.1:${String(server.port)}` });
    expect(server.asked).toHaveLength(2);
  });
});

test('everybody who closes a store waits for the append that is under way', async () => {
  using server = await MockServer.start();
  const store = await openOn(server);
  let letGo = (): void => undefined;
  const reached = new Promise<void>((reach) => {
    server.onAppend.push(({ write, answer }) => {
      letGo = () => {
        answer(answerMessage(write()));
      };
      reach();
    });
  });
  const order: string[] = [];
  const appending = store.append(acme, [note(0)], { expect: 'no-stream' }).then(() => order.push('appended'));
  await reached;
  const closing = [store.close(), store.close()].map((each) => each.then(() => order.push('closed')));
  await Promise.resolve();
  letGo();
  await Promise.all([appending, ...closing]);
  expect(order).toEqual(['appended', 'closed', 'closed']);
});
