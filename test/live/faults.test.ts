import { setTimeout as pause } from 'node:timers/promises';

import { idFromKey, instant, type NewEvent } from '@clientele/core';
import { openKurrentStore } from '@clientele/store-kurrentdb';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';

import { Load } from './load.ts';
import { Proxy } from './proxy.ts';
import { newNamespace, serverOfTests } from './server.ts';

const server = serverOfTests();
const clock = () => instant('2026-07-01T09:00:00Z');
const portOf = (connectionString: string): number => Number(/:(\d+)/.exec(connectionString.split('//')[1] ?? '')?.[1]);

const note = (n: number): NewEvent => ({
  id: idFromKey(clock(), 'note', String(n)),
  type: 'NoteAdded',
  data: { n },
  meta: { schemaVersion: 1, clientId: 'acme', occurredAt: clock(), actor: { id: 'ann' } },
});

/** A store whose way to the server can be cut; the user and the password are in no message. */
async function throughProxy(deadline: number, patience = 60_000) {
  const proxy = await Proxy.to(portOf(server()));
  const namespace = newNamespace();
  const address = `kurrentdb://ann:secret@127.0.0.1:${String(proxy.port)}?tls=false`;
  const store = await openKurrentStore(address, { clock, namespace, deadline, patience });
  return { proxy, store, namespace };
}

test('a server that falls silent in the middle of an append is asked again, and the append is made once', async () => {
  const { proxy, store } = await throughProxy(800);
  await store.append('client-acme', [note(0)], { expect: 'no-stream' });
  proxy.silence();
  const writing = store.append('client-acme', [note(1)], { expect: 0 });
  await pause(2_500);
  proxy.speak();
  expect((await writing).revision).toBe(1);
  const revisions: number[] = [];
  for await (const { revision } of store.readStream('client-acme')) revisions.push(revision);
  expect(revisions).toEqual([0, 1]);
  await store.close();
  await proxy.close();
}, 60_000);

test('a server that stays silent ends in a failure that names the server and no secret', async () => {
  const { proxy, store } = await throughProxy(300, 1_500);
  await store.append('client-acme', [note(0)], { expect: 'no-stream' });
  proxy.silence();
  const failure = await store.append('client-acme', [note(1)], { expect: 0 }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'STORE_UNAVAILABLE', store: `kurrentdb://127.0.0.1:${String(proxy.port)}` });
  expect(String(failure)).not.toContain('secret');
  proxy.speak();
  await store.close();
  await proxy.close();
}, 60_000);

test('connections that break under load, thirty times, lose nothing and double nothing', async () => {
  const { proxy, store } = await throughProxy(5_000);
  const load = new Load(store, 4, 3);
  for (let n = 0; n < 30; n++) {
    await pause(100 + ((n * 37) % 160));
    proxy.cut();
  }
  const heard = await load.finish();
  const log: string[] = [];
  for await (const { stream, revision } of store.readAll()) log.push(`${stream}@${String(revision)}`);
  expect([...log].sort()).toEqual([...load.acknowledged].sort());
  for (const events of heard) expect(events).toEqual(log);
  await store.close();
  await proxy.close();
}, 120_000);

test('a store closes while its server is silent', async () => {
  const { proxy, store } = await throughProxy(500, 1_000);
  await store.append('client-acme', [note(0)], { expect: 'no-stream' });
  proxy.silence();
  await store.close();
  await proxy.close();
}, 30_000);

test('what other programs read is JSON with the ids of correlation and causation where they look for them', async () => {
  const { proxy, store, namespace } = await throughProxy(5_000);
  const event = { ...note(0), meta: { ...note(0).meta, correlationId: 'request-1', causationId: 'acme@0' } };
  await store.append('client-acme', [event], { expect: 'no-stream' });
  const client = KurrentDBClient.connectionString(server());
  for await (const { event: read } of client.readStream(`${namespace}:client-acme`)) {
    expect(read).toMatchObject({ isJson: true, type: 'NoteAdded', data: { n: 0 } });
    expect(read?.metadata).toMatchObject({
      $correlationId: 'request-1',
      $causationId: 'acme@0',
      clientId: 'acme',
      recordedAt: clock(),
      actor: { id: 'ann' },
    });
  }
  await client.dispose();
  await store.close();
  await proxy.close();
}, 30_000);
