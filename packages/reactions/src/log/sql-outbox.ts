import type { Instant } from '@clientele/core';
import type { SqlSession } from '@clientele/projections/sql';

import { effectDigest } from './effect-digest.ts';
import type {
  EntriesToRetry,
  EntryCounts,
  EntryState,
  OutboxEntry,
  Outcome,
  ShownEntry,
  WaitingEntry,
} from './reaction-log.ts';

/** Keeps an entry, unless it waits or was done already. */
export async function keepEntry(sql: SqlSession, reaction: string, entry: OutboxEntry): Promise<void> {
  const { key, channel, body } = entry;
  await sql.run(
    `INSERT INTO clientele_outbox (reaction, key, channel, body, state, attempts, not_before)
     SELECT ?, ?, ?, ?, 'waiting', 0, '' WHERE NOT EXISTS (SELECT 1 FROM clientele_effects_done WHERE digest = ?)
     ON CONFLICT (key, channel) DO NOTHING`,
    [reaction, key, channel, body, effectDigest(entry)],
  );
}

/** The entry to be tried next: one that was never tried, else the one that may be tried again first. */
export async function nextIn(
  sql: SqlSession,
  reaction: string,
  channel: string,
  now: Instant,
): Promise<WaitingEntry | undefined> {
  const [row] = await sql.all(
    `SELECT key, body, attempts FROM clientele_outbox
     WHERE reaction = ? AND channel = ? AND state = 'waiting' AND not_before <= ?
     ORDER BY not_before, seq LIMIT 1`,
    [reaction, channel, now],
  );
  if (row === undefined) return undefined;
  const [key, body, attempts] = row;
  return { key: String(key), channel, body: String(body), attempts: Number(attempts) };
}

export async function untriedIn(sql: SqlSession, reaction: string, channels: readonly string[]): Promise<number> {
  const [row = []] = await sql.all(
    `SELECT count(*) FROM clientele_outbox WHERE reaction = ? AND state = 'waiting' AND not_before = ''
     AND channel IN (${channels.map(() => '?').join(', ')})`,
    [reaction, ...channels],
  );
  return Number(row[0]);
}

/** Says what became of an entry. Of what is done nothing is kept but that it was. */
export async function markEntry(
  sql: SqlSession,
  entry: Pick<OutboxEntry, 'key' | 'channel'>,
  outcome: Outcome,
): Promise<void> {
  const { key, channel } = entry;
  if (outcome.state === 'done') {
    await sql.run('DELETE FROM clientele_outbox WHERE key = ? AND channel = ?', [key, channel]);
    await sql.run('INSERT INTO clientele_effects_done (digest) VALUES (?) ON CONFLICT (digest) DO NOTHING', [
      effectDigest(entry),
    ]);
    return;
  }
  const notBefore = outcome.state === 'waiting' ? outcome.notBefore : '';
  await sql.run(
    `UPDATE clientele_outbox SET state = ?, error = ?, not_before = ?, attempts = attempts + 1
     WHERE key = ? AND channel = ?`,
    [outcome.state, outcome.error, notBefore, key, channel],
  );
}

export async function entriesIn(sql: SqlSession, state: EntryState, limit: number): Promise<readonly ShownEntry[]> {
  const rows = await sql.all(
    'SELECT reaction, key, channel, attempts, error FROM clientele_outbox WHERE state = ? ORDER BY seq LIMIT ?',
    [state, limit],
  );
  return rows.map(([reaction, key, channel, attempts, error]) => ({
    reaction: String(reaction),
    key: String(key),
    channel: String(channel),
    state,
    attempts: Number(attempts),
    error: typeof error === 'string' ? error : null,
  }));
}

export async function countsIn(sql: SqlSession, reaction: string): Promise<EntryCounts> {
  const rows = await sql.all('SELECT state, count(*) FROM clientele_outbox WHERE reaction = ? GROUP BY state', [
    reaction,
  ]);
  const counts = new Map(rows.map(([state, count]) => [state, Number(count)]));
  const of = (state: EntryState): number => counts.get(state) ?? 0;
  return { waiting: of('waiting'), refused: of('refused'), 'given-up': of('given-up') };
}

export function retryEntries(sql: SqlSession, { key, channel }: EntriesToRetry): Promise<number> {
  const asked = Object.entries({ key, channel }).flatMap(([column, value]) =>
    value === undefined ? [] : [{ where: ` AND ${column} = ?`, value }],
  );
  return sql.run(
    `UPDATE clientele_outbox SET state = 'waiting', attempts = 0, not_before = ''
     WHERE state IN ('given-up', 'refused')${asked.map(({ where }) => where).join('')}`,
    asked.map(({ value }) => value),
  );
}
