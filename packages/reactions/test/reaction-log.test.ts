import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { instant, positionFrom } from '@clientele/core';
import Database from 'libsql';

import { openSqliteReactionLog, type ReactionCheckpoint, type ReactionLog } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'clientele-reactions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);
const now = instant('2026-03-01T09:00:00Z');
const checkpoint: ReactionCheckpoint = {
  log: { logId: 'log-1', position: positionFrom('17'), eventId: 'e' },
  since: now,
};
const entry = (key: string, channel = 'commands') => ({ key, channel, body: '{}' });

const lease = 60_000;

/** The lead, and the checkpoint, of a worker that takes it at the first try. */
async function claimed(log: ReactionLog, reaction = 'greet', worker = 'w1', held = lease) {
  const claim = await log.claim(reaction, worker, held);
  if (claim === undefined) throw new Error('another worker leads');
  return claim;
}

/** Waits until a worker gets the lead. */
async function awaited(log: ReactionLog, worker: string) {
  for (;;) {
    const claim = await log.claim('greet', worker, lease);
    if (claim !== undefined) return claim;
    await pause(5);
  }
}

describe('the log of reactions in a file', () => {
  it('keeps what is to be done and how far the reaction is, for whoever opens it next', async () => {
    {
      await using log = await openSqliteReactionLog(path('kept.db'));
      const { lead, checkpoint: none } = await claimed(log);
      expect(none).toBeUndefined();
      await log.record(lead, checkpoint, [entry('a'), entry('a', 'webhook'), entry('b')]);
      await log.settle(lead, entry('a'), { state: 'done' });
    }
    await using log = await openSqliteReactionLog(path('kept.db'));
    const { lead, checkpoint: kept } = await claimed(log);
    expect(kept).toEqual(checkpoint);
    expect(await log.entries('waiting')).toMatchObject([
      { key: 'a', channel: 'webhook' },
      { key: 'b', channel: 'commands' },
    ]);
    expect(await log.next(lead, 'webhook', now)).toMatchObject({ key: 'a', attempts: 0 });
    await log.record(lead, checkpoint, [entry('a'), entry('b')]);
    expect(await log.next(lead, 'commands', now)).toMatchObject({ key: 'b' });
    expect(await log.progress('greet', ['commands', 'webhook'])).toEqual({ checkpoint, untried: 2 });
    expect(await log.entries('waiting')).toHaveLength(2);
  });

  it('gives the lead to one, and to the next when it is given back or its time is over', async () => {
    const [mine, yours] = await Promise.all([
      openSqliteReactionLog(path('led.db')),
      openSqliteReactionLog(path('led.db')),
    ]);
    const { lead: first } = await claimed(mine);
    expect(await yours.claim('greet', 'w2', lease)).toBeUndefined();
    await claimed(yours, 'another reaction', 'w2');
    await mine.release(first);
    const { lead: second } = await claimed(yours, 'greet', 'w2', 1);
    expect(second.epoch).toBe(first.epoch + 1);
    await awaited(mine, 'w1');
    await Promise.all([mine.close(), yours.close()]);
  });

  it('takes nothing from a leader that was asleep for longer than its lease', async () => {
    const [mine, yours] = await Promise.all([
      openSqliteReactionLog(path('slept.db')),
      openSqliteReactionLog(path('slept.db')),
    ]);
    const { lead: old } = await claimed(mine, 'greet', 'w1', 1);
    await mine.record(old, checkpoint, [entry('a')]);
    const { lead } = await awaited(yours, 'w2');
    const lost = { code: 'LEAD_LOST', reaction: 'greet' };
    await expect(mine.record(old, checkpoint, [entry('b')])).rejects.toMatchObject(lost);
    await expect(mine.settle(old, entry('a'), { state: 'done' })).rejects.toMatchObject(lost);
    await expect(mine.next(old, 'commands', now)).rejects.toMatchObject(lost);
    await expect(mine.renew(old)).rejects.toMatchObject(lost);
    await mine.release(old);
    expect(await mine.claim('greet', 'w3', lease)).toBeUndefined();
    expect(await yours.next(lead, 'commands', now)).toMatchObject({ key: 'a' });
    await Promise.all([mine.close(), yours.close()]);
  });

  it('may be opened by many at the same moment', async () => {
    const logs = await Promise.all(Array.from({ length: 6 }, () => openSqliteReactionLog(path('many.db'))));
    const claims = await Promise.all(logs.map((log, worker) => log.claim('greet', `w${worker}`, lease)));
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
    await Promise.all(logs.map((log) => log.close()));
  });

  it('keeps of what is done a few bytes, and nothing else', async () => {
    const files: Database.Database[] = [];
    class Watched extends Database {
      constructor(name: string) {
        super(name);
        files.push(this);
      }
    }
    await using log = await openSqliteReactionLog(':memory:', { driver: Watched });
    const { lead } = await claimed(log);
    const body = 'x'.repeat(1_000);
    const effects = Array.from({ length: 4_000 }, (_, n) => ({ key: `${'k'.repeat(100)}${n}`, channel: 'c', body }));
    for (const effect of effects) {
      await log.record(lead, checkpoint, [effect]);
      await log.settle(lead, effect, { state: 'done' });
    }
    await log.record(lead, checkpoint, effects);
    expect(await log.entries('waiting')).toEqual([]);
    const used = files[0]
      ?.prepare(
        'SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size',
      )
      .raw()
      .get() as [number];
    expect(used[0] / effects.length).toBeLessThan(100);
  });

  it('is not made in the database of another program, nor read in a version to come', async () => {
    const other = new Database(path('other.db'));
    other.exec('CREATE TABLE t (x)');
    other.close();
    await expect(openSqliteReactionLog(path('other.db'))).rejects.toMatchObject({ code: 'NOT_A_STORE' });
    await (await openSqliteReactionLog(path('newer.db'))).close();
    const newer = new Database(path('newer.db'));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await expect(openSqliteReactionLog(path('newer.db'))).rejects.toThrow('newer version');
    writeFileSync(path('text.db'), 'nothing like a database, but long enough to be looked at '.repeat(20));
    await expect(openSqliteReactionLog(path('text.db'))).rejects.toThrow();
  });
});
