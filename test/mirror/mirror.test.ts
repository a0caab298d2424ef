import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type EventStore, Facts, instant, openMemoryStore, type Question, type Tables } from '@clientele/core';
import { funnel } from '@clientele/funnel';
import { lifecycle } from '@clientele/lifecycle';
import { loyalty } from '@clientele/loyalty';
import { fileCheckpoint, mirror, verifyMirror } from '@clientele/mirror';
import { simulateCompany } from '@clientele/simulator';
import { openSqliteStore } from '@clientele/store-sqlite';
import Database from 'libsql';

const clock = () => instant('2026-07-01T09:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'clientele-mirror-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);

async function filled<Store extends EventStore>(store: Store): Promise<Store> {
  const company = simulateCompany({ seed: 7, clients: 60, from: '2023-01-01', to: '2025-01-01' });
  for (const { stream, events } of company) await store.append(stream, events, { expect: 'no-stream' });
  return store;
}

async function reportOf<T extends Tables, P, I, R, A>(store: EventStore, question: Question<T, P, I, R, A>) {
  const facts = new Facts(question.tables, (_type, _version, data) => data);
  for await (const page of store.scan()) facts.append(page);
  facts.now = facts.latest + 1;
  return JSON.stringify(question.report(facts, { at: '2024-10-01' }));
}

const reportsOf = async (store: EventStore) => [
  await reportOf(store, funnel),
  await reportOf(store, lifecycle),
  await reportOf(store, loyalty),
];

describe('a mirror gives the same reports as its original, byte for byte', () => {
  it('from memory into a file, and from the file into memory', async () => {
    const original = await filled(openMemoryStore({ clock }));
    await using file = await openSqliteStore(path('copy.db'), { clock });
    const copy = openMemoryStore({ clock });
    const { copied } = await mirror({ from: original, to: file });
    await mirror({ from: file, to: copy });
    expect(copied).toBeGreaterThan(1000);
    expect((await verifyMirror(original, file)).equal).toBe(true);
    expect(await verifyMirror(file, copy)).toMatchObject({ equal: true, events: copied });
    const reports = await reportsOf(original);
    expect(await reportsOf(file)).toEqual(reports);
    expect(await reportsOf(copy)).toEqual(reports);
  }, 60_000);

  it('and a change made in the file behind its back is found and named', async () => {
    const original = await filled(openMemoryStore({ clock }));
    {
      await using file = await openSqliteStore(path('tampered.db'), { clock });
      await mirror({ from: original, to: file });
    }
    const database = new Database(path('tampered.db'));
    const rows = database
      .prepare('SELECT count(*) FROM events WHERE cast(data AS TEXT) LIKE \'%"minor":%\'')
      .raw()
      .all();
    expect(rows).not.toEqual([[0]]);
    database.exec(
      `UPDATE events SET data = cast(replace(cast(data AS TEXT), '"minor":', '"minor":1') AS BLOB)
       WHERE position = (SELECT max(position) FROM events WHERE cast(data AS TEXT) LIKE '%"minor":%')`,
    );
    database.close();
    await using file = await openSqliteStore(path('tampered.db'), { clock });
    const { equal, difference } = await verifyMirror(original, file);
    expect(equal).toBe(false);
    expect(difference).toMatchObject({ kind: 'damaged in the copy' });
  }, 60_000);
});

describe('a mirror that is killed in the middle', () => {
  it('is finished by the next run: nothing is missing, nothing is there twice', async () => {
    const [source, destination, checkpoint] = [path('source.db'), path('killed.db'), path('killed.json')];
    await using from = await filled(await openSqliteStore(source, { clock }));
    for (const pages of [1, 2]) {
      const arguments_ = ['-r', 'ts-node/register/transpile-only', join(__dirname, 'copying.ts')];
      const child = spawn(process.execPath, [...arguments_, source, destination, checkpoint], {
        cwd: join(__dirname, '..'),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = 0;
      child.stdout.on('data', (bytes: Buffer) => {
        said += bytes.toString().split('\n').length - 1;
        if (said >= pages) child.kill('SIGKILL');
      });
      await once(child, 'close');
    }
    await using to = await openSqliteStore(destination, { clock });
    await mirror({ from, to, checkpoint: fileCheckpoint(checkpoint) });
    const { equal, events, copied } = await verifyMirror(from, to);
    expect({ equal, copied }).toEqual({ equal: true, copied: events });
    expect(await reportsOf(to)).toEqual(await reportsOf(from));
  }, 60_000);
});
