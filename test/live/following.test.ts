import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eur, idFromKey, instant, openMemoryVault } from '@clientele/core';
import { recordPayment, register } from '@clientele/core/commands';
import type { Notice } from '@clientele/projections';
import { openKurrentStore } from '@clientele/store-kurrentdb';
import { lifecycle, openClientele } from 'clientele';

import { newNamespace, serverOfTests } from './server.ts';

const server = serverOfTests();
const folder = mkdtempSync(join(tmpdir(), 'clientele-live-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const clock = () => instant('2026-07-01T09:00:00Z');

test('a group follows a log on a server among other logs, and takes it for no other log while nothing happens', async () => {
  const open = (namespace: string) => openKurrentStore(server(), { clock, namespace });
  const [store, other] = [await open(newNamespace()), await open(newNamespace())];
  const around = { vault: openMemoryVault(), actor: 'ann', clock };
  const [clientele, elsewhere] = [
    await openClientele({ store, ...around }),
    await openClientele({ store: other, ...around }),
  ];
  const acme = clientele.client('acme');
  await acme.do(register({ kind: 'organisation', name: 'Acme Ovens' }));
  const notices: Notice[] = [];
  const following = await clientele.follow([lifecycle], {
    group: 'crm',
    readModel: join(folder, 'read.db'),
    lease: 600,
    onNotice: (notice) => notices.push(notice),
  });
  for (let payment = 0; payment < 5; payment++) {
    const { position } = await acme.do(recordPayment({ amount: eur('10.00') }));
    if (position !== undefined) await following.seen(position, { timeout: 30_000 });
    await elsewhere
      .client('bolt')
      .do(register({ kind: 'organisation', name: 'Bolt' }))
      .catch(() => undefined);
    // Some beats of the leader, in which he looks whether the log is still his.
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  expect((await following.facts()).rows('settlements').length).toBe(5);
  expect(notices.filter(({ kind }) => kind === 'rebuild' || kind === 'log-mismatch')).toEqual([
    { kind: 'rebuild', generation: 1, because: 'first' },
  ]);
  await following.close();
  for (const one of [clientele, elsewhere]) await one.close();
}, 120_000);

test('the end of a long log is told as often as somebody asks, and after reads that were left early', async () => {
  const store = await openKurrentStore(server(), { clock, namespace: newNamespace(), patience: 5_000 });
  const at = clock();
  const data = { text: 'x'.repeat(500) };
  const fill = async (clientId: string) => {
    for (let from = 0; from < 1_000; from += 250) {
      const events = Array.from({ length: 250 }, (_, n) => ({
        id: idFromKey(at, clientId, String(from + n)),
        type: 'NoteAdded',
        data,
        meta: { schemaVersion: 1, clientId, occurredAt: at, actor: { id: 'ann' } },
      }));
      await store.append(`client-${clientId}`, events, { expect: from === 0 ? 'no-stream' : from - 1 });
    }
  };
  await Promise.all(Array.from({ length: 15 }, (_, n) => fill(String(n))));
  const first = await store.head();
  for (let n = 0; n < 10; n++) {
    for await (const event of store.readAll({ direction: 'backwards' })) {
      expect(event.id).toBe(first.eventId);
      break;
    }
    let read = 0;
    for await (const { rows } of store.scan()) if ((read += rows.length) >= 1_000) break;
    expect(await store.head()).toEqual(first);
  }
  await store.close();
}, 120_000);
