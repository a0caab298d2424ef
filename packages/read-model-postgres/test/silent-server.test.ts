import { factTable, idFromKey, instant, openMemoryStore } from '@clientele/core';
import { follow, type FollowStatus } from '@clientele/projections';

import { openPostgresReadModel } from '../src/index.ts';
import { type PostgresServer, postgresServer } from './postgres-server.ts';
import { SilentWay } from './silent-way.ts';

let server: PostgresServer | undefined;
beforeAll(async () => {
  server = await postgresServer();
}, 60_000);
afterAll(() => server?.stop());

const now = instant('2026-03-01T00:00:00Z');
const folds = {
  NoteAdded: (_: unknown, add: (values: object) => void) => {
    add({});
  },
};
const notes = factTable({ name: 'notes', version: 1, columns: {}, folds });

it('a worker waits for a server that has gone silent, goes on when it speaks, and closes while it does not', async () => {
  if (server === undefined) return;
  const address = new URL(await server.newDatabase());
  const way = await SilentWay.to(Number(address.port));
  address.host = `127.0.0.1:${String(way.port)}`;
  const readModel = await openPostgresReadModel(address.href, { connectWithin: 200, answerWithin: 200 });
  const store = openMemoryStore({ clock: () => now });
  let written = 0;
  const write = async () => {
    const id = idFromKey(now, String(written++));
    const meta = { schemaVersion: 1, clientId: 'acme', occurredAt: now, actor: { id: 'ann' } };
    const done = await store.append('client-acme', [{ id, type: 'NoteAdded', data: {}, meta }], { expect: 'any' });
    return done.position;
  };
  const failures: unknown[] = [];
  const following = follow({
    store,
    readModel,
    group: 'crm',
    tables: { notes },
    upcast: (_type, _version, data) => data,
    clock: () => now,
    worker: 'a',
    lease: 1_000,
    patience: { first: 5, longest: 50, healthyAfter: 1_000 },
  });
  following.status$.subscribe((status: FollowStatus) => {
    if (status.kind === 'failing') failures.push(status.error);
  });
  await following.seen(await write());
  way.fallSilent();
  const position = await write();
  while (failures.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(failures[0]).toMatchObject({ code: 'STORE_UNAVAILABLE' });
  way.speak();
  await following.seen(position, { timeout: 20_000 });
  expect((await following.facts()).rows('notes').length).toBe(2);
  way.fallSilent();
  await following.close();
  await readModel.close();
  way.close();
}, 60_000);
