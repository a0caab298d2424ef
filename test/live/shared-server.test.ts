import { idFromKey, instant, type NewEvent } from '@clientele/core';
import { openKurrentStore } from '@clientele/store-kurrentdb';
import { type EventStore, openClientele, openMemoryVault, register } from 'clientele';

import { serverOfTests } from './server.ts';

const server = serverOfTests();
const clock = () => instant('2026-07-01T09:00:00Z');

const note = (clientId: string, text: string): NewEvent => ({
  id: idFromKey(clock(), clientId, text),
  type: 'NoteAdded',
  data: { text: { sealed: text } },
  meta: { schemaVersion: 1, clientId, occurredAt: clock(), actor: { id: 'ann' } },
});

async function streamsOf(store: EventStore): Promise<readonly string[]> {
  const streams: string[] = [];
  for await (const { stream } of store.readAll()) streams.push(stream);
  return streams;
}

async function followed(store: EventStore): Promise<readonly string[]> {
  const streams: string[] = [];
  for await (const message of store.subscribe()) {
    if (message.kind === 'caught-up') break;
    if (message.kind === 'event') streams.push(message.event.stream);
  }
  return streams;
}

test('a log that must exist is not made: who may only read writes nothing', async () => {
  const asked = () => openKurrentStore(server(), { clock, namespace: 'fresh', mustExist: true });
  await expect(asked()).rejects.toMatchObject({ code: 'STORE_MISSING' });
  await expect(asked()).rejects.toMatchObject({ code: 'STORE_MISSING' });
  await (await openKurrentStore(server(), { clock, namespace: 'fresh' })).close();
  await (await asked()).close();
});

test('two logs on one server never mix, whether they have a namespace or not', async () => {
  const namespaces = [undefined, 'b', 'b.c'];
  const stores = await Promise.all(
    namespaces.map((namespace) => openKurrentStore(server(), { clock, ...(namespace !== undefined && { namespace }) })),
  );
  const streams = ['client-acme', 'company', 'b_client-acme'];
  for (const [n, store] of stores.entries())
    for (const stream of streams)
      await store.append(stream, [note(stream === 'company' ? 'company' : 'acme', `${n} ${stream}`)], {
        expect: 'no-stream',
      });
  for (const store of stores) {
    expect(await streamsOf(store)).toEqual(streams);
    expect(await followed(store)).toEqual(streams);
    await store.close();
  }
}, 60_000);

test('a company names its log, and how long it waits, where it opens the server', async () => {
  const vault = openMemoryVault();
  const names: string[] = [];
  for (const namespace of ['north', 'south']) {
    const options = { namespace, deadline: 5_000, patience: 20_000, maxEventBytes: 250 };
    await using clientele = await openClientele({ store: server(), vault, actor: 'ann', clock, server: options });
    const acme = clientele.client('acme');
    await acme.do(register({ kind: 'organisation', name: `Acme ${namespace}` }));
    for await (const { clientId } of clientele.clients()) names.push(`${namespace} ${clientId}`);
    const long = register({ kind: 'organisation', name: 'x'.repeat(180) });
    await expect(clientele.client('long').do(long)).rejects.toMatchObject({ code: 'UNSTORABLE_EVENT' });
  }
  expect(names).toEqual(['north acme', 'south acme']);
}, 60_000);
