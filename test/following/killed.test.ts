import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Facts, instant } from '@clientele/core';
import { openSqliteStore } from '@clientele/store-sqlite';
import { lifecycle, openClientele, openMemoryVault } from 'clientele';

import { companyTables, upcast } from './company-tables.ts';
import { contentOf, LogTruth } from './log-truth.ts';
import { openReadModel } from './open-read-model.ts';
import { type PostgresServer, postgresServer } from '../../packages/read-model-postgres/test/postgres-server.ts';

const kills = Number(process.env['CLIENTELE_KILLS'] ?? 4);
const folder = mkdtempSync(join(tmpdir(), 'clientele-following-'));
const path = join(folder, 'clients.db');
const clock = () => instant('2027-01-01T00:00:00Z');
let server: PostgresServer | undefined;
let events = 0;

beforeAll(async () => {
  server = await postgresServer();
  await using clientele = await openClientele({ store: path, actor: 'ann', clock, vault: openMemoryVault() });
  const done = await clientele.simulate({ clients: 50 + 2 * kills, seed: 7, from: '2024-01-01', to: '2026-12-31' });
  events = done.events;
}, 300_000);
afterAll(() => {
  server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Chance that is the same in every run. */
let state = 42;
const chance = (below: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return (state >>> 8) % below;
};

/** Lets a worker follow, and kills it a moment after so many transactions; its exit code, null when it was killed. */
async function work(address: string, worker: string, transactions = Infinity): Promise<number | null> {
  const batch = Math.max(1, Math.floor(events / (3 * kills + 10)));
  const args = [join(__dirname, 'following.ts'), path, address, worker, String(batch)];
  const child = spawn(process.execPath, ['-r', 'ts-node/register/transpile-only', ...args], {
    cwd: join(__dirname, '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let kept = 0;
  child.stdout.on('data', (bytes: Buffer) => {
    const before = kept;
    kept += bytes.toString().split('\n').length - 1;
    if (before < transactions && kept >= transactions) setTimeout(() => child.kill('SIGKILL'), chance(25));
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

async function staysWhole(address: string): Promise<void> {
  await using store = await openSqliteStore(path, { clock, mustExist: true });
  const truth = new LogTruth(store);
  let [checked, died] = [0, 0];
  const check = async (): Promise<void> => {
    await using readModel = await openReadModel(address);
    const { logId } = await store.head();
    const generation = await readModel.generation({ group: 'crm', tables: companyTables, partitions: 1, logId });
    const facts = new Facts(companyTables, upcast);
    const { state: lane } = await readModel.load({ generation, part: 0 }, facts);
    await truth.goOnTo(lane.checkpoint.position);
    expect(contentOf(facts)).toEqual(contentOf(truth.facts));
    checked = facts.log.events;
  };
  for (let kill = 0; kill < kills; kill++) {
    if ((await work(address, `worker-${String(kill)}`, 1 + chance(3))) === null) died++;
    await check();
  }
  expect(died).toBeGreaterThan(0);
  expect(await work(address, 'the last')).toBe(0);
  await check();
  expect(checked).toBe(events);
  const { statuses } = lifecycle.report(truth.facts, { at: '2027-01-01', knownAt: '2027-01-02' });
  expect(Object.values(statuses).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(40);
}

describe('a worker that is killed again and again', () => {
  it('loses and doubles nothing in an SQLite read model', () => staysWhole(join(folder, 'read.db')), 3_600_000);

  it('loses and doubles nothing in a PostgreSQL read model', async () => {
    if (server !== undefined) await staysWhole(await server.newDatabase());
  }, 3_600_000);
});
