import { instant } from '@clientele/core';
import { openKurrentStore } from '@clientele/store-kurrentdb';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';

import { acme, failureOf, note } from '../../packages/store-kurrentdb/test/mocked.ts';
import { newNamespace, serverOfTests } from './server.ts';

const server = serverOfTests();
const clock = () => instant('2026-07-01T09:00:00Z');

/** A log with a stream in it, to which its keeper does something. */
async function loggedWith(change: (client: KurrentDBClient, stream: string) => Promise<unknown>) {
  const namespace = newNamespace();
  const store = await openKurrentStore(server(), { clock, namespace });
  await store.append(acme, [note(0), note(1)], { expect: 'no-stream' });
  await change(KurrentDBClient.connectionString(server()), `${namespace}:${acme}`);
  await store.close();
  return openKurrentStore(server(), { clock, namespace });
}

test('a stream that was deleted for good, or whose events were cut off, is named by who appends to it', async () => {
  await using deleted = await loggedWith((client, stream) => client.tombstoneStream(stream));
  await using cut = await loggedWith((client, stream) => client.setStreamMetadata(stream, { truncateBefore: 2 }));
  for (const store of [deleted, cut])
    for (const expected of ['no-stream', 'any'] as const)
      expect(await failureOf(store.append(acme, [note(7)], { expect: expected }))).toMatchObject({
        code: 'STREAM_DELETED',
        stream: acme,
      });
  await deleted.append('client-bolt', [note(0, 'asked', 'bolt')], { expect: 'no-stream' });
}, 60_000);
