import { type Instant, instant, StoreFailure } from '@clientele/core';
import { openTables, type SqlDatabase } from '@clientele/projections/sql';

import { checkpointFrom, checkpointText } from './checkpoint-text.ts';
import { LeadLost } from './lead-lost.ts';
import type {
  EntriesToRetry,
  EntryCounts,
  EntryState,
  OutboxEntry,
  Outcome,
  ReactionCheckpoint,
  ReactionLead,
  ReactionLog,
  ShownEntry,
  WaitingEntry,
} from './reaction-log.ts';
import { formatIn, formatVersion, prepareSchema } from './reaction-log-schema.ts';
import { reactionIn, releaseLead, renewLead, takeLead } from './sql-leads.ts';
import { countsIn, entriesIn, keepEntry, markEntry, nextIn, retryEntries, untriedIn } from './sql-outbox.ts';

/** The log of reactions in an SQL database; what databases do differently, `SqlDatabase` does. */
export class SqlReactionLog implements ReactionLog {
  readonly #database: SqlDatabase;

  private constructor(database: SqlDatabase) {
    this.#database = database;
  }

  /** Makes the tables at need, unless they must be there. Throws `StoreFailure` also where a newer program made them. */
  static async open(database: SqlDatabase, mustExist = false): Promise<ReactionLog> {
    const found = mustExist ? formatThere : (of: SqlDatabase) => of.write(prepareSchema);
    const madeBy = 'holds reactions of';
    return new SqlReactionLog(await openTables(database, { found, known: formatVersion, madeBy }));
  }

  claim(reaction: string, worker: string, lease: number): ReturnType<ReactionLog['claim']> {
    return this.#database.write(async (sql) => {
      if (!(await takeLead(sql, reaction, worker, lease))) return undefined;
      const { epoch, checkpoint: text } = await reactionIn(sql, reaction);
      const checkpoint = text === undefined ? undefined : checkpointFrom(text);
      return { lead: { reaction, worker, epoch, lease }, checkpoint };
    });
  }

  renew(lead: ReactionLead): Promise<void> {
    return this.#database.write((sql) => renewLead(sql, lead));
  }

  release(lead: ReactionLead): Promise<void> {
    return this.#database.write((sql) => releaseLead(sql, lead));
  }

  progress(reaction: string, channels: readonly string[]): ReturnType<ReactionLog['progress']> {
    return this.#database.read(async (sql) => {
      const { checkpoint: text } = await reactionIn(sql, reaction);
      const checkpoint = text === undefined ? undefined : checkpointFrom(text);
      return { checkpoint, untried: await untriedIn(sql, reaction, channels) };
    });
  }

  record(lead: ReactionLead, checkpoint: ReactionCheckpoint, entries: readonly OutboxEntry[]): Promise<void> {
    return this.#database.write(async (sql) => {
      await renewLead(sql, lead);
      await sql.run('UPDATE clientele_reactions SET checkpoint = ? WHERE name = ?', [
        checkpointText(checkpoint),
        lead.reaction,
      ]);
      for (const entry of entries) await keepEntry(sql, lead.reaction, entry);
    });
  }

  next(lead: ReactionLead, channel: string, now: Instant): Promise<WaitingEntry | undefined> {
    return this.#database.read(async (sql) => {
      const { epoch } = await reactionIn(sql, lead.reaction);
      if (epoch !== lead.epoch) throw new LeadLost(lead.reaction);
      return nextIn(sql, lead.reaction, channel, now);
    });
  }

  nextAttempt({ reaction }: ReactionLead, channel: string): Promise<Instant | undefined> {
    return this.#database.read(async (sql) => {
      const [[next] = []] = await sql.all(
        `SELECT min(not_before) FROM clientele_outbox
         WHERE reaction = ? AND channel = ? AND state = 'waiting' AND not_before > ''`,
        [reaction, channel],
      );
      return typeof next === 'string' ? instant(next) : undefined;
    });
  }

  settle(lead: ReactionLead, entry: Pick<OutboxEntry, 'key' | 'channel'>, outcome: Outcome): Promise<void> {
    return this.#database.write(async (sql) => {
      await renewLead(sql, lead);
      await markEntry(sql, entry, outcome);
    });
  }

  entries(state: EntryState, limit = 100): Promise<readonly ShownEntry[]> {
    return this.#database.read((sql) => entriesIn(sql, state, limit));
  }

  counts(reaction: string): Promise<EntryCounts> {
    return this.#database.read((sql) => countsIn(sql, reaction));
  }

  retry(which: EntriesToRetry): Promise<number> {
    return this.#database.write((sql) => retryEntries(sql, which));
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

async function formatThere(database: SqlDatabase): Promise<number> {
  const found = await database.read(formatIn);
  if (found !== undefined) return found;
  const { name } = database;
  throw new StoreFailure(
    'STORE_MISSING',
    name,
    `${name} holds no log of reactions: name the log that is given to react`,
  );
}
