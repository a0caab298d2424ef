import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { instant, positionFrom } from '@clientele/core';
import Database from 'libsql';

import { openSqliteReactionLog, type ReactionCheckpoint } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'clientele-reactions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);
const now = instant('2026-03-01T09:00:00Z');
const checkpoint: ReactionCheckpoint = {
  log: { logId: 'log-1', position: positionFrom('17'), eventId: 'e' },
  since: now,
};
const entry = (key: string, channel = 'commands') => ({ key, channel, body: '{}' });

describe('the log of reactions in a file', () => {
  it('keeps what is to be done and how far the reaction is, for whoever opens it next', async () => {
    {
      await using log = await openSqliteReactionLog(path('kept.db'));
      const { lead, checkpoint: none } = await log.claim('greet');
      expect(none).toBeUndefined();
      await log.record(lead, checkpoint, [entry('a'), entry('a', 'webhook'), entry('b')]);
      await log.settle(lead, entry('a'), { state: 'done' });
    }
    await using log = await openSqliteReactionLog(path('kept.db'));
    const { lead, checkpoint: kept } = await log.claim('greet');
    expect(kept).toEqual(checkpoint);
    const waiting = await log.waiting(lead, ['commands', 'webhook'], now, 10);
    expect(waiting.map(({ key, channel }) => `${key} ${channel}`)).toEqual(['a webhook', 'b commands']);
    expect(await log.waiting(lead, ['webhook'], now, 10)).toHaveLength(1);
    await log.record(lead, checkpoint, [entry('a'), entry('b')]);
    expect(await log.entries('done')).toMatchObject([{ key: 'a', channel: 'commands', attempts: 1 }]);
    expect(await log.waiting(lead, ['commands'], now, 10)).toHaveLength(1);
  });

  it('lets one lead and no other: neither record nor settle of the one before is written', async () => {
    const [mine, yours] = await Promise.all([
      openSqliteReactionLog(path('led.db')),
      openSqliteReactionLog(path('led.db')),
    ]);
    const { lead: old } = await mine.claim('greet');
    await mine.record(old, checkpoint, [entry('a')]);
    const { lead } = await yours.claim('greet');
    await expect(mine.record(old, checkpoint, [entry('b')])).rejects.toMatchObject({ code: 'LEAD_LOST' });
    await expect(mine.settle(old, entry('a'), { state: 'done' })).rejects.toMatchObject({ code: 'LEAD_LOST' });
    expect(await yours.waiting(lead, ['commands'], now, 10)).toHaveLength(1);
    const { lead: other } = await mine.claim('another reaction');
    await mine.record(other, checkpoint, [entry('c')]);
    await Promise.all([mine.close(), yours.close()]);
  });

  it('may be opened by many at the same moment', async () => {
    const logs = await Promise.all(Array.from({ length: 6 }, () => openSqliteReactionLog(path('many.db'))));
    const claims = await Promise.all(logs.map((log) => log.claim('greet')));
    expect(new Set(claims.map(({ lead }) => lead.epoch)).size).toBe(6);
    await Promise.all(logs.map((log) => log.close()));
  });

  it('is not made in the database of another program, nor read in a version to come', async () => {
    const other = new Database(path('other.db'));
    other.exec('CREATE TABLE t (x)');
    other.close();
    await expect(openSqliteReactionLog(path('other.db'))).rejects.toMatchObject({ code: 'NOT_A_REACTION_LOG' });
    await (await openSqliteReactionLog(path('newer.db'))).close();
    const newer = new Database(path('newer.db'));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await expect(openSqliteReactionLog(path('newer.db'))).rejects.toThrow('newer version');
    writeFileSync(path('text.db'), 'nothing like a database, but long enough to be looked at '.repeat(20));
    await expect(openSqliteReactionLog(path('text.db'))).rejects.toThrow();
  });
});
