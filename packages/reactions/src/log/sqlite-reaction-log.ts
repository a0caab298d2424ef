import { type Instant, instant } from '@clientele/core';

import { checkpointFrom, checkpointText } from './checkpoint-text.ts';
import { LeadLost } from './lead-lost.ts';
import type {
  EntryState,
  OutboxEntry,
  Outcome,
  ReactionCheckpoint,
  ReactionLead,
  ReactionLog,
  ShownEntry,
  WaitingEntry,
} from './reaction-log.ts';
import { inTransaction, type SqliteConnection, type SqliteValue } from './sqlite-connection.ts';

/** The log of reactions in SQLite. */
export class SqliteReactionLog implements ReactionLog {
  readonly #connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  claim(reaction: string): ReturnType<ReactionLog['claim']> {
    return inTransaction(this.#connection, () => {
      this.#run(
        'INSERT INTO reactions (name, epoch) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET epoch = epoch + 1',
        [reaction],
      );
      const [row = []] = this.#all('SELECT epoch, checkpoint FROM reactions WHERE name = ?', [reaction]);
      const [epoch, text] = row;
      const checkpoint = typeof text === 'string' ? checkpointFrom(text) : undefined;
      return { lead: { reaction, epoch: Number(epoch) }, checkpoint };
    });
  }

  record(lead: ReactionLead, checkpoint: ReactionCheckpoint, entries: readonly OutboxEntry[]): Promise<void> {
    return inTransaction(this.#connection, () => {
      this.#check(lead);
      this.#run('UPDATE reactions SET checkpoint = ? WHERE name = ?', [checkpointText(checkpoint), lead.reaction]);
      const insert = this.#connection.prepare(
        "INSERT OR IGNORE INTO outbox (reaction, key, channel, body, state, attempts, not_before) VALUES (?, ?, ?, ?, 'waiting', 0, '')",
      );
      for (const { key, channel, body } of entries) insert.run([lead.reaction, key, channel, body]);
    });
  }

  waiting(
    { reaction }: ReactionLead,
    channels: readonly string[],
    now: Instant,
    limit: number,
  ): Promise<readonly WaitingEntry[]> {
    const rows = this.#all(
      `SELECT key, channel, body, attempts FROM outbox
       WHERE reaction = ? AND state = 'waiting' AND not_before <= ? AND channel IN (SELECT value FROM json_each(?))
       ORDER BY seq LIMIT ?`,
      [reaction, now, JSON.stringify(channels), limit],
    );
    return Promise.resolve(
      rows.map(([key, channel, body, attempts]) => ({
        key: String(key),
        channel: String(channel),
        body: String(body),
        attempts: Number(attempts),
      })),
    );
  }

  nextAttempt({ reaction }: ReactionLead, channels: readonly string[]): Promise<Instant | undefined> {
    const [[next] = []] = this.#all(
      `SELECT min(not_before) FROM outbox
       WHERE reaction = ? AND state = 'waiting' AND not_before > '' AND channel IN (SELECT value FROM json_each(?))`,
      [reaction, JSON.stringify(channels)],
    );
    return Promise.resolve(typeof next === 'string' ? instant(next) : undefined);
  }

  settle(lead: ReactionLead, { key, channel }: Pick<OutboxEntry, 'key' | 'channel'>, outcome: Outcome): Promise<void> {
    const { state } = outcome;
    const error = 'error' in outcome ? outcome.error : null;
    const notBefore = 'notBefore' in outcome ? outcome.notBefore : '';
    return inTransaction(this.#connection, () => {
      this.#check(lead);
      // Of what is done nothing is kept but that it was.
      this.#run(
        `UPDATE outbox SET state = ?, error = ?, not_before = ?, attempts = attempts + 1, body = iif(? = 'done', '', body)
         WHERE key = ? AND channel = ?`,
        [state, error, notBefore, state, key, channel],
      );
    });
  }

  entries(state: EntryState, limit = 100): Promise<readonly ShownEntry[]> {
    const rows = this.#all(
      'SELECT reaction, key, channel, attempts, error FROM outbox WHERE state = ? ORDER BY seq LIMIT ?',
      [state, limit],
    );
    return Promise.resolve(
      rows.map(([reaction, key, channel, attempts, error]) => ({
        reaction: String(reaction),
        key: String(key),
        channel: String(channel),
        state,
        attempts: Number(attempts),
        error: typeof error === 'string' ? error : null,
      })),
    );
  }

  retry(key: string): Promise<number> {
    return inTransaction(this.#connection, () => {
      this.#run(
        "UPDATE outbox SET state = 'waiting', attempts = 0, not_before = '' WHERE key = ? AND state IN ('given-up', 'refused')",
        [key],
      );
      const [[changed] = []] = this.#all('SELECT changes()', []);
      return Number(changed);
    });
  }

  close(): Promise<void> {
    this.#connection.close();
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Throws `LeadLost` when somebody has claimed the reaction since. */
  #check({ reaction, epoch }: ReactionLead): void {
    const [[current] = []] = this.#all('SELECT epoch FROM reactions WHERE name = ?', [reaction]);
    if (current !== epoch) throw new LeadLost(reaction);
  }

  #run(sql: string, parameters: readonly SqliteValue[]): void {
    this.#connection.prepare(sql).run(parameters);
  }

  #all(sql: string, parameters: readonly SqliteValue[]): readonly (readonly unknown[])[] {
    return this.#connection.prepare(sql).raw().all(parameters).filter(isRow);
  }
}

const isRow = (row: unknown): row is readonly unknown[] => Array.isArray(row);
