import type { Instant, LogPosition } from '@clientele/core';

/** How far a reaction has come, on both clocks. */
export type ReactionCheckpoint = Readonly<{
  /** Everything up to here was reacted to. */
  log: LogPosition;
  /** Where it began: what fell due before is not acted upon. */
  since: Instant;
}>;

/** The right to act for a reaction: every write is refused once somebody else has claimed it. */
export type ReactionLead = Readonly<{ reaction: string; epoch: number }>;

/** Something to be done: a command, or a notification for one adapter (`channel`). */
export type OutboxEntry = Readonly<{ key: string; channel: string; body: string }>;

export type WaitingEntry = OutboxEntry & Readonly<{ attempts: number }>;

/** What became of it: `waiting` is to be tried again; `refused` and `given-up` need a person. */
export type Outcome =
  | Readonly<{ state: 'done' }>
  | Readonly<{ state: 'refused' | 'given-up'; error: string }>
  | Readonly<{ state: 'waiting'; error: string; notBefore: Instant }>;

export type EntryState = Outcome['state'];

/** An entry as it is shown to people; the body is gone once it is done. */
export type ShownEntry = Readonly<{
  reaction: string;
  key: string;
  channel: string;
  state: EntryState;
  attempts: number;
  error: string | null;
}>;

/** Where reactions keep how far they are and what is to be done: in one transaction, so that neither is lost. */
export interface ReactionLog {
  /** Takes over a reaction: whoever had it before can write no more. */
  claim(reaction: string): Promise<Readonly<{ lead: ReactionLead; checkpoint: ReactionCheckpoint | undefined }>>;
  /** Keeps what is to be done and how far the reaction is; what it had kept already stays as it is. Throws `LeadLost`. */
  record(lead: ReactionLead, checkpoint: ReactionCheckpoint, entries: readonly OutboxEntry[]): Promise<void>;
  /** What is to be done now on some channels, the oldest first. */
  waiting(
    lead: ReactionLead,
    channels: readonly string[],
    now: Instant,
    limit: number,
  ): Promise<readonly WaitingEntry[]>;
  /** The earliest instant at which something waits to be tried. */
  nextAttempt(lead: ReactionLead, channels: readonly string[]): Promise<Instant | undefined>;
  /** Says what became of an attempt. Throws `LeadLost`. */
  settle(lead: ReactionLead, entry: Pick<OutboxEntry, 'key' | 'channel'>, outcome: Outcome): Promise<void>;
  /** What stands in a state, the oldest first: `given-up` and `refused` for people to look at. */
  entries(state: EntryState, limit?: number): Promise<readonly ShownEntry[]>;
  /** Puts what was given up or refused back in the queue; gives how many. */
  retry(key: string): Promise<number>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
