import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { instant, openMemoryStore, openMemoryVault } from '@clientele/core';
import { mirror } from '@clientele/mirror';
import { openKurrentStore } from '@clientele/store-kurrentdb';
import { openSqliteStore } from '@clientele/store-sqlite';
import { type Clientele, type EventStore, eur, funnel, lifecycle, loyalty, openClientele } from 'clientele';
import { makeOffer, openDeal, recordPayment, register } from '@clientele/core/commands';

import { newNamespace, serverOfTests } from './server.ts';

const server = serverOfTests();
const folder = mkdtempSync(join(tmpdir(), 'clientele-live-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const clock = () => instant('2026-07-01T09:00:00Z');

/** A company's life, told to a client's log. */
async function tell(clientele: Clientele): Promise<void> {
  await clientele.simulate({ clients: 60, seed: 3, from: '2025-01-01', to: '2026-06-30' });
  const acme = clientele.client('acme');
  await acme.do(register({ kind: 'organisation', name: 'Acme Ovens' }));
  const price = eur('12500.00');
  const { events } = await acme.do(
    openDeal({ motion: 'inbound', products: [{ product: 'oven-x', quantity: 2, price }] }),
  );
  const { dealId } = events[0].data;
  await acme.do([makeOffer({ dealId, amount: price }), recordPayment({ dealId, amount: price })]);
}

async function reportsOf(clientele: Clientele): Promise<string> {
  const facts = await clientele.facts(funnel, lifecycle, loyalty);
  const at = { at: '2026-07-02' };
  return JSON.stringify([
    funnel.report(facts, at),
    lifecycle.report(facts, at),
    loyalty.report(facts, at),
    lifecycle.why(facts, at, 'acme'),
  ]);
}

test('the same story gives the same reports, byte for byte, on every store', async () => {
  const first = openMemoryStore({ clock });
  const vault = openMemoryVault();
  const stores: readonly EventStore[] = [
    first,
    await openSqliteStore(join(folder, 'clients.db'), { clock }),
    await openKurrentStore(server(), { clock, namespace: newNamespace() }),
  ];
  await tell(await openClientele({ store: first, vault, actor: 'ann', clock }));
  const digests: string[] = [];
  for (const store of stores) {
    if (store !== first) await mirror({ from: first, to: store });
    const told = await reportsOf(await openClientele({ store, vault, actor: 'ann', clock }));
    expect(told).toContain('"lost"');
    digests.push(createHash('sha256').update(told).digest('hex'));
  }
  expect(new Set(digests).size).toBe(1);
  for (const store of stores) await store.close();
}, 300_000);
