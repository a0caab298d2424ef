import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { clientLinks, instant } from '@clientele/core';
import { follow, type Following, partOf, type ReadModel } from '@clientele/projections';
import { openSqliteStore } from '@clientele/store-sqlite';
import { funnel, lifecycle, loyalty, mergeClient, openClientele, openMemoryVault } from 'clientele';

import { companyTables, upcast } from './company-tables.ts';
import { LogTruth } from './log-truth.ts';
import { openReadModel } from './open-read-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'clientele-partials-'));
const path = join(folder, 'clients.db');
const clock = () => instant('2027-01-01T00:00:00Z');

beforeAll(async () => {
  await using clientele = await openClientele({ store: path, actor: 'ann', clock, vault: openMemoryVault() });
  await clientele.simulate({ clients: 250, seed: 11, from: '2025-01-01', to: '2026-12-31' });
}, 300_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const moments = [
  {},
  { at: '2026-07-01' },
  { at: '2026-04-01', knownAt: '2026-04-15', filter: { window: { from: '2025-07-01', to: '2026-01-01' } } },
  { at: '2026-10-01', filter: { motion: 'outbound' as const } },
  { at: '2026-10-01', filter: { segment: { key: 'industry', value: 'bakeries' } } },
];
const lifecyclePolicies = [
  {},
  { zone: 'America/New_York', period: { days: 45 }, unit: 'product' as const, contractEndsClient: true },
];
const loyaltyPolicies = [{}, { again: 'days' as const, cohort: 'year' as const, listed: 3 }];
const funnelPolicies = [
  {},
  { leastHistory: 5, velocity: { deals: 'opened in window' as const }, zone: 'Europe/Berlin' },
];

describe.each([1, 2, 7])('%i workers that divide the clients among them', (of) => {
  it('each report what one process would, to the last digit', async () => {
    await using store = await openSqliteStore(path, { clock, mustExist: true });
    await using readModel = await openReadModel(join(folder, `read-${String(of)}.db`));
    const { position } = await store.head();
    const truth = new LogTruth(store);
    await truth.goOnTo(position);
    truth.facts.now = Math.max(Date.parse(clock()), truth.facts.latest) + 1;
    const workers: Following<typeof companyTables>[] = Array.from({ length: of }, (_, index) =>
      follow({
        ...{ store, readModel, group: 'crm', tables: companyTables, upcast, clock },
        worker: `worker-${String(index)}`,
        partition: { of, index },
      }),
    );
    const [first = workers[0], last = first] = [workers[0], workers.at(-1)];
    if (position === undefined || first === undefined || last === undefined) throw new Error('nobody works');
    await first.seen(position, { timeout: 60_000 });
    for (const asked of moments) {
      for (const policy of lifecyclePolicies)
        expect(JSON.stringify(await last.report(lifecycle, asked, policy))).toBe(
          JSON.stringify(lifecycle.report(truth.facts, asked, policy)),
        );
      for (const policy of loyaltyPolicies)
        expect(JSON.stringify(await first.report(loyalty, asked, policy))).toBe(
          JSON.stringify(loyalty.report(truth.facts, asked, policy)),
        );
      for (const policy of funnelPolicies)
        expect(JSON.stringify(await last.report(funnel, asked, policy))).toBe(
          JSON.stringify(funnel.report(truth.facts, asked, policy)),
        );
    }
    const across = clientLinks(truth.facts).filter((link) => partOf(link.clientId, of) !== partOf(link.other, of));
    const facts = across.map(({ fact }) => fact);
    expect(facts).toEqual(of === 1 ? [] : expect.arrayContaining(['merged', 'referral', 'referred-by']));
    for (const worker of workers) await worker.close();
  }, 300_000);
});

/** A read model that does something once, before the facts of the first other part are loaded for a report. */
function interrupted(readModel: ReadModel, first: () => Promise<void>): ReadModel {
  let done = false;
  const load: ReadModel['load'] = async (lane, facts, mark, tables) => {
    if (!done && tables?.includes('activity') === true) {
      done = true;
      await first();
    }
    return readModel.load(lane, facts, mark, tables);
  };
  return new Proxy(readModel, {
    get: (of, name) => {
      if (name === 'load') return load;
      const value: unknown = Reflect.get(of, name, of);
      return typeof value === 'function' ? (value.bind(of) as unknown) : value;
    },
  });
}

it('a report holds clients together that were merged across parts while it was made', async () => {
  await using clientele = await openClientele({ store: path, actor: 'ann', clock, vault: openMemoryVault() });
  await using store = await openSqliteStore(path, { clock, mustExist: true });
  await using readModel = await openReadModel(join(folder, 'read-merged.db'));
  const found = (part: number) => ids.find((id) => partOf(id, 2) === part) ?? '';
  const truth = new LogTruth(store);
  await truth.goOnTo((await store.head()).position);
  const merged = new Set(clientLinks(truth.facts).flatMap(({ clientId, other }) => [clientId, other]));
  const ids = truth.facts.clients.texts().filter((id) => id.startsWith('c-') && !merged.has(id));
  const workers = [0, 1].map((index) => {
    const mergeMeanwhile = async () => {
      const { position } = await clientele.client(found(0)).do(mergeClient({ intoClientId: found(1), why: 'twice' }));
      if (position !== undefined) await workers[0]?.seen(position, { timeout: 60_000 });
    };
    return follow({
      ...{ store, group: 'crm', tables: companyTables, upcast, clock },
      readModel: index === 1 ? interrupted(readModel, mergeMeanwhile) : readModel,
      worker: `worker-${String(index)}`,
      partition: { of: 2, index },
    });
  });
  const [{ position }, asking] = [await store.head(), workers[1]];
  if (position === undefined || asking === undefined) throw new Error('nobody works');
  await asking.seen(position, { timeout: 60_000 });
  const before = lifecycle.report(await asking.facts()).clients;
  const report = await asking.report(lifecycle);
  expect(report.clients).toBe(before - 1);
  expect(JSON.stringify(report)).toBe(JSON.stringify(lifecycle.report(await asking.facts())));
  for (const worker of workers) await worker.close();
}, 120_000);
