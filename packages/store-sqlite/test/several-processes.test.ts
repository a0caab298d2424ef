import { openSqliteStore } from '../src/index.ts';
import { newFolder } from '../../../test/new-folder.ts';
import { heard, run } from './processes/run.ts';
import { clock, sampleEvent } from './sample-event.ts';

describe('one file and several processes', () => {
  it('loses nothing and doubles nothing when two write with 64 callers each', async () => {
    const path = `${newFolder()}/clients.db`;
    const [callers, appends] = [64, 6];
    const writers = ['a', 'b'].map((name) => run('writer', path, name, String(callers), String(appends)));
    expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual([0, 0]);

    const acknowledged = writers.flatMap(({ lines }) => lines);
    await using store = await openSqliteStore(path, { clock, mustExist: true });
    const stored: string[] = [];
    const gaps: string[] = [];
    const next = new Map<string, number>();
    for await (const { stream, revision, id } of store.readAll()) {
      if (revision !== (next.get(stream) ?? 0)) gaps.push(`${stream}@${String(revision)}`);
      next.set(stream, revision + 1);
      stored.push(`${stream}@${String(revision)} ${id}`);
    }
    expect(gaps).toEqual([]);
    expect(stored).toHaveLength(2 * callers * (appends + 1));
    expect([...stored].sort()).toEqual([...acknowledged].sort());
  }, 60_000);

  it('lets a subscriber in one process see what another writes, once and in order', async () => {
    const path = `${newFolder()}/clients.db`;
    await using store = await openSqliteStore(path, { clock });
    await store.append('client-here', [sampleEvent('here', 0)], { expect: 'no-stream' });
    const seen: string[] = [];
    let writer: ReturnType<typeof run> | undefined;
    for await (const message of store.subscribe({ category: 'client' })) {
      if (message.kind === 'caught-up') writer ??= run('writer', path, 'a', '8', '20');
      if (message.kind === 'event') seen.push(`${message.event.stream}@${String(message.event.revision)}`);
      if (seen.length === 1 + 8 * 21) break;
    }
    const log: string[] = [];
    for await (const { stream, revision } of store.readAll()) log.push(`${stream}@${String(revision)}`);
    expect(seen).toEqual(log);
    expect(await writer?.ended).toBe(0);
  }, 60_000);

  it('lets many open a new file at the same moment', async () => {
    const path = `${newFolder()}/clients.db`;
    const stores = await Promise.all(Array.from({ length: 8 }, () => openSqliteStore(path, { clock })));
    const heads = await Promise.all(stores.map((store) => store.head()));
    expect(new Set(heads.map(({ logId }) => logId)).size).toBe(1);
    for (const store of stores) await store.close();
  });
});

describe('a process that is killed in the middle of appends', () => {
  it('leaves everything that was acknowledged, nothing half and nothing twice', async () => {
    const path = `${newFolder()}/clients.db`;
    const [rounds, processes, callers] = [4, 3, 8];
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      const victims = Array.from({ length: processes }, (_, n) => run('crash', path, `p${String(n)}`, String(callers)));
      for (const [n, victim] of victims.entries()) {
        // Killed at ever other moments: after so many answers, and some milliseconds.
        await heard(victim, 20 + 17 * round * (n + 1));
        await new Promise((resolve) => setTimeout(resolve, (7 * round + 3 * n) % 11));
        victim.process.kill('SIGKILL');
      }
      expect(await Promise.all(victims.map(({ ended }) => ended))).toEqual(Array(processes).fill('SIGKILL'));
      for (const line of victims.flatMap(({ lines }) => lines)) {
        const [clientId = '', group = ''] = line.split(' ');
        acknowledged.set(clientId, Math.max(acknowledged.get(clientId) ?? 0, Number(group) + 1));
      }
      await checkLog(path, acknowledged);
    }
    expect(acknowledged.size).toBe(processes * callers);
  }, 120_000);
});

async function checkLog(path: string, acknowledged: ReadonlyMap<string, number>): Promise<void> {
  await using store = await openSqliteStore(path, { clock, mustExist: true });
  const ids = new Map<string, string[]>();
  for await (const { id, revision, meta } of store.readAll()) {
    const stream = ids.get(meta.clientId) ?? [];
    if (revision !== stream.length) throw new Error(`event ${meta.clientId}@${String(revision)} is out of place`);
    stream.push(id);
    ids.set(meta.clientId, stream);
  }
  for (const [clientId, stream] of ids) {
    expect(stream.length % 3).toBe(0);
    expect(stream.filter((id, n) => id !== sampleEvent(clientId, n).id)).toEqual([]);
  }
  for (const [clientId, groups] of acknowledged)
    expect(ids.get(clientId)?.length ?? 0).toBeGreaterThanOrEqual(3 * groups);
}
