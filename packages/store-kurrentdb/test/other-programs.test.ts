import { randomUUID } from 'node:crypto';

import type { EventStore } from '@clientele/core';

import type { Proposed } from './mock-log.ts';
import { MockServer } from './mock-server.ts';
import { acme, allOf, expectNoStrayErrors, failureOf, heardBy, note, openOn } from './mocked.ts';

expectNoStrayErrors();

/** An event as another program might write it into a stream of ours. */
const theirs = (metadata: unknown): Proposed => ({
  id: randomUUID(),
  type: 'CustomerCalled',
  contentType: 'application/json',
  data: Buffer.from('{"customer":7}'),
  metadata: Buffer.from(metadata === undefined ? '' : JSON.stringify(metadata)),
});

describe('an event of another program in a stream of ours', () => {
  const ours = { clientId: 'acme', occurredAt: '2026-07-01T09:00:00.000Z', recordedAt: '2026-07-01T09:00:00.000Z' };
  const metadata: readonly (readonly [what: string, metadata: unknown])[] = [
    ['without metadata', undefined],
    ['with metadata of its own', { user: 'bob' }],
    ['with metadata that is no object', 'bob'],
    ['with a time that is none', { ...ours, occurredAt: 'yesterday', hash: '' }],
    ['without a hash', ours],
  ];
  const uses: readonly (readonly [what: string, use: (store: EventStore) => Promise<unknown>])[] = [
    ['a read of the stream', (store) => allOf(store.readStream(acme))],
    ['a read of the log', (store) => allOf(store.readAll())],
    ['a scan', (store) => allOf(store.scan())],
    ['a subscription', (store) => heardBy(store.subscribe(), 3)],
    ['an append', (store) => store.append(acme, [note(2)], { expect: 1 })],
  ];

  test.each(metadata)('%s is damage that names the event, whoever meets it', async (_, written) => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    await store.append(acme, [note(0)], { expect: 'no-stream' });
    server.log.append(acme, 0, [theirs(written)]);
    for (const [what, use] of uses) {
      const failure = await failureOf(use(store));
      expect({ what, failure }).toMatchObject({
        what,
        failure: { code: 'STORE_DAMAGED', message: expect.stringContaining('client-acme@1') as string },
      });
    }
    expect(server.open).toBe(0);
  });
});

test('events of other programs in other streams of the server are none of our log', async () => {
  using server = await MockServer.start();
  await using store = await openOn(server, { namespace: 'a.b.c' });
  for (const stream of ['orders-7', '$settings', 'axb.c:client-acme', 'a.b.c_client-acme', 'client-acme', 'companyx'])
    server.log.append(stream, 'any', [theirs({ user: 'bob' })]);
  await store.append(acme, [note(0)], { expect: 'no-stream' });
  expect(await heardBy(store.subscribe(), 1)).toEqual([0]);
  for await (const { stream } of store.readAll()) expect(stream).toBe(acme);
});
