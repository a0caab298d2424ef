import type { Instant, LogPosition } from '@clientele/core';

/** How far a reaction has come, on both clocks. */
export type ReactionCheckpoint = Readonly<{
  /** Everything up to here was reacted to. */
  log: LogPosition;
  /** Where it began: what fell due before is not acted upon. */
  since: Instant;
  /** When it was last looked what had fallen due. */
  ticked?: Instant;
}>;

/** The right to act for a reaction: every write is refused once somebody else has claimed it. */
export type ReactionLead = Readonly<{
  reaction: string;
  worker: string;
  epoch: number;
  /** How long it holds without a sign of life, in milliseconds; every write is one. */
  lease: number;
}>;

/** Something to be done: a command, or a notification for one adapter (`channel`). */
export type OutboxEntry = Readonly<{ key: string; channel: string; body: string }>;

export type WaitingEntry = OutboxEntry & Readonly<{ attempts: number }>;

/** What became of it: `waiting` is to be tried again; `refused` and `given-up` need a person. */
export type Outcome =
  | Readonly<{ state: 'done' }>
  | Readonly<{ state: 'refused' | 'given-up'; error: string }>
  | Readonly<{ state: 'waiting'; error: string; notBefore: Instant }>;

/** Where an entry that is not done stands. */
export type EntryState = Exclude<Outcome['state'], 'done'>;

/** How many entries that are not done stand where. */
export type EntryCounts = Readonly<Record<EntryState, number>>;

/** An entry as it is shown to people. */
export type ShownEntry = Readonly<{
  reaction: string;
  key: string;
  channel: string;
  state: EntryState;
  attempts: number;
  error: string | null;
}>;

/** Which of the refused and given-up entries; all where neither is said. */
export type EntriesToRetry = Readonly<{ key?: string; channel?: string }>;

/** Where reactions keep how far they are and what is to be done: in one transaction, so that neither is lost. */
export interface ReactionLog {
  /**
   * Takes the lead of a reaction; undefined while another worker has it. It ends when it is released,
   * or was not renewed for the length of the lease. Whoever had it before can write no more.
   */
  claim(
    reaction: string,
    worker: string,
    lease: number,
  ): Promise<Readonly<{ lead: ReactionLead; checkpoint: ReactionCheckpoint | undefined }> | undefined>;
  /** A sign of life. Throws `LeadLost`. */
  renew(lead: ReactionLead): Promise<void>;
  /** Gives the lead back; nothing where it was lost. */
  release(lead: ReactionLead): Promise<void>;
  /** How far a reaction is, whoever leads, and how much waits on some channels that was never tried. */
  progress(
    reaction: string,
    channels: readonly string[],
  ): Promise<Readonly<{ checkpoint: ReactionCheckpoint | undefined; untried: number }>>;
  /** Keeps what is to be done and how far the reaction is; what was kept or done already stays so. Throws `LeadLost`. */
  record(lead: ReactionLead, checkpoint: ReactionCheckpoint, entries: readonly OutboxEntry[]): Promise<void>;
  /** What is to be done next on a channel: what was never tried, then what may be tried again. Throws `LeadLost`. */
  next(lead: ReactionLead, channel: string, now: Instant): Promise<WaitingEntry | undefined>;
  /** The earliest instant at which something waits to be tried again on a channel. */
  nextAttempt(lead: ReactionLead, channel: string): Promise<Instant | undefined>;
  /** Says what became of an attempt; of what is done only its key is kept. Throws `LeadLost`. */
  settle(lead: ReactionLead, entry: Pick<OutboxEntry, 'key' | 'channel'>, outcome: Outcome): Promise<void>;
  /** What stands in a state, the oldest first: `given-up` and `refused` for people to look at. */
  entries(state: EntryState, limit?: number): Promise<readonly ShownEntry[]>;
  /** How many entries of a reaction stand in each state. */
  counts(reaction: string): Promise<EntryCounts>;
  /** Puts what was given up or refused back in the queue; gives how many. */
  retry(which: EntriesToRetry): Promise<number>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
