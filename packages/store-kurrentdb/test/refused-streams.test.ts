import { StoreFailure } from '@clientele/core';

import type { AppendFault } from './mock-appends.ts';
import { answerMessage, errorMessage } from './mock-messages.ts';
import { MockServer } from './mock-server.ts';
import { acme, allOf, expectNoStrayErrors, failureOf, note, openOn } from './mocked.ts';

expectNoStrayErrors();

const refuses =
  (actual: number): AppendFault =>
  ({ answer }) =>
    answer(answerMessage({ actual }));

describe('a server that refuses an append, and shows the stream as it was expected', () => {
  test('is asked again until it shows what it knows, as a node that lags behind does', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    await store.append(acme, [note(0)], { expect: 'no-stream' });
    server.onAppend.push(...Array.from({ length: 4 }, () => refuses(1)));
    expect(await store.append(acme, [note(1)], { expect: 0 })).toMatchObject({ revision: 1, repeated: false });
    expect(server.log.ids(acme)).toEqual([note(0).id, note(1).id]);
  });

  test('for good is busy after some attempts, and the failure names the stream', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    await store.append(acme, [note(0)], { expect: 'no-stream' });
    server.onAppend.push(...Array.from({ length: 40 }, () => refuses(7)));
    const failure = await failureOf(store.append(acme, [note(1)], { expect: 0 }));
    expect(failure).toBeInstanceOf(StoreFailure);
    expect(failure).toMatchObject({
      code: 'STORE_BUSY',
      stream: acme,
      message: expect.stringMatching(/client-acme .* revision 7 .* revision 0: .*nodePreference=leader/) as string,
    });
    expect(server.asked.length).toBeLessThan(15);
  });

  test('though it has events and shows none, holds a stream that was cut off', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    server.onAppend.push(...Array.from({ length: 40 }, () => refuses(4)));
    expect(await failureOf(store.append(acme, [note(0)], { expect: 'no-stream' }))).toMatchObject({
      code: 'STREAM_DELETED',
      stream: acme,
      message: expect.stringMatching(/cut off/) as string,
    });
  });

  test('is asked as often as others are faster: that is no standstill', async () => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    await using other = await openOn(server);
    await store.append(acme, [note(0)], { expect: 'no-stream' });
    const proposed = server.log.stream(acme)[0]!;
    const faster =
      (n: number): AppendFault =>
      ({ write, answer }) => {
        server.log.append(acme, 'any', [{ ...proposed, id: note(n).id }]);
        answer(answerMessage(write()));
      };
    server.onAppend.push(...Array.from({ length: 30 }, (_, n) => faster(n + 1)));
    expect(await other.append(acme, [note(99)], { expect: 'any' })).toMatchObject({ revision: 31 });
  });
});

test('a stream that was deleted for good takes nothing more, and the failure says which and what to do', async () => {
  using server = await MockServer.start();
  await using store = await openOn(server, { namespace: 'north' });
  server.onAppend.push(({ answer }) => {
    answer(errorMessage('event_store.client.StreamDeleted', ''));
  });
  const failure = await failureOf(store.append(acme, [note(0)], { expect: 'no-stream' }));
  expect(failure).toBeInstanceOf(StoreFailure);
  expect(failure).toMatchObject({
    code: 'STREAM_DELETED',
    stream: acme,
    store: `kurrentdb://127.0.0.1:${String(server.port)}`,
    message: expect.stringMatching(/client-acme .*deleted for good.*: .*another id/) as string,
  });
  expect(server.asked).toHaveLength(1);
});

test('a stream that was read in part is not taken for a shorter one', async () => {
  using server = await MockServer.start();
  await using writer = await openOn(server);
  await writer.append(acme, [note(0), note(1), note(2)], { expect: 'no-stream' });
  await using store = await openOn(server);
  expect(await allOf(store.readStream(acme, { limit: 2 }))).toHaveLength(2);
  server.asked.length = 0;
  await store.append(acme, [note(3)], { expect: 'any' });
  expect(server.asked).toMatchObject([{ expected: 2 }]);
  // To its end it was read all the same.
  await using another = await openOn(server);
  expect(await allOf(another.readStream(acme, { limit: 10 }))).toHaveLength(4);
  server.reads.length = 0;
  await another.append(acme, [note(4)], { expect: 'any', newIds: true });
  expect(server.reads).toEqual([]);
});
