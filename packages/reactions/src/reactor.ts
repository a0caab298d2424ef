import {
  type EventStore,
  type Facts,
  type Instant,
  instantOf,
  type LogPosition,
  type RecordedEvent,
  referenceOf,
  type StoredEvent,
  type Tables,
  type Upcast,
} from '@clientele/core';

import type { NotificationAdapter } from './adapters/notification-adapter.ts';
import { attempt, type Execute } from './attempt.ts';
import type { Effect } from './effect.ts';
import { currentEvent, eventAtHand } from './event-at-hand.ts';
import { ForeignLog } from './foreign-log.ts';
import { effectKey } from './keys.ts';
import type { OutboxEntry, Outcome, ReactionCheckpoint, ReactionLead, ReactionLog } from './log/reaction-log.ts';
import { commands, entriesOf } from './outbox-entries.ts';
import { settledBefore } from './watermark.ts';
import { type Reaction, typesOf } from './reaction.ts';
import { ReactionFailed } from './reaction-failed.ts';
import { upcastKnown } from './upcast-known.ts';

export type ReactorOptions = Readonly<{
  reaction: Reaction;
  store: EventStore;
  /** Where it keeps how far it is and what is to be done. */
  log: ReactionLog;
  execute: Execute;
  /** Who is told. */
  adapters: readonly NotificationAdapter[];
  /** The name of this worker; takes its own lead back at once. */
  worker: string;
  /** How long the lead holds without a sign of life, in milliseconds. */
  lease: number;
  /** Facts up to the end of the log, for reactions with deadlines: `(reads) => clientele.facts(reads)`. */
  facts?: (reads: Readonly<{ tables: Tables }>) => Promise<Facts>;
  /** Brings bodies to the current version; default our own types, and those of the host as they are. */
  upcast?: Upcast;
  clock: () => Instant;
  /** Where a reaction begins that has no place in the log yet; default `now`: history is not acted upon. */
  from?: 'now' | 'beginning';
  /** Forgets where it was and begins anew; keys of what was done are kept, so nothing is done twice. */
  restart?: boolean;
  /** How often a delivery or a command is tried before it is given up; default 20, about ten hours. */
  attempts?: number;
}>;

/** What came of a round of attempts. */
export type Settled = Readonly<Record<Outcome['state'], number>>;

const pageSize = 200;

/**
 * One reaction at work, step by step: `react` reads what is new in the log, `tick` looks what fell
 * due, both only write down what is to be done; `settle` does it.
 */
export class Reactor {
  readonly #options: ReactorOptions;
  readonly #lead: ReactionLead;
  #checkpoint: ReactionCheckpoint;
  /** What fell due at the last look was written down then: only what is new is written. */
  #due: ReadonlySet<string> = new Set();

  private constructor(options: ReactorOptions, lead: ReactionLead, checkpoint: ReactionCheckpoint) {
    this.#options = options;
    this.#lead = lead;
    this.#checkpoint = checkpoint;
  }

  /** Takes the lead; undefined while another worker has it. Throws `ForeignLog` when it was, or is, following another log. */
  static async open(options: ReactorOptions): Promise<Reactor | undefined> {
    const { reaction, log, store, worker, lease, restart = false } = options;
    const claimed = await log.claim(reaction.name, worker, lease);
    if (claimed === undefined) {
      // Whoever leads may follow another log: to stand by for it would be for ever.
      const { checkpoint: led } = await log.progress(reaction.name, [commands]);
      if (led !== undefined && led.log.logId !== (await store.head()).logId) throw new ForeignLog(reaction.name);
      return undefined;
    }
    const { lead, checkpoint } = claimed;
    try {
      if (checkpoint !== undefined && !restart) {
        if (!(await store.holds(checkpoint.log))) throw new ForeignLog(reaction.name);
        return new Reactor(options, lead, checkpoint);
      }
      const first = await beginning(options);
      await log.record(lead, first, []);
      return new Reactor(options, lead, first);
    } catch (error) {
      await log.release(lead);
      throw error;
    }
  }

  get reaction(): Reaction {
    return this.#options.reaction;
  }

  /** Everything up to here was reacted to. */
  get position(): LogPosition {
    return this.#checkpoint.log;
  }

  /** The types of events that it reads. */
  get types(): readonly string[] {
    return typesOf(this.reaction);
  }

  /** Commands, and each adapter. */
  get channels(): readonly string[] {
    return [commands, ...this.#options.adapters.map(({ name }) => name)];
  }

  /** Whether somebody is there to take what a channel brings. */
  isReady(channel: string): boolean {
    return this.#options.adapters.find(({ name }) => name === channel)?.isReady?.() ?? true;
  }

  renew(): Promise<void> {
    return this.#options.log.renew(this.#lead);
  }

  release(): Promise<void> {
    return this.#options.log.release(this.#lead);
  }

  /** Reacts to what is new in the log, up to its end. Throws `LeadLost`, `ForeignLog` and `ReactionFailed`. */
  async react(signal?: AbortSignal): Promise<void> {
    const { store } = this.#options;
    const end = await store.head();
    // Somebody may have put another log in its place, or gone back to a backup, while this one ran.
    if (!(await store.holds(this.#checkpoint.log))) throw new ForeignLog(this.reaction.name);
    const { position } = this.#checkpoint.log;
    const range = { ...(position !== undefined && { from: position }), ...(signal && { signal }), types: this.types };
    let entries: OutboxEntry[] = [];
    let last: RecordedEvent | undefined;
    for await (const event of store.readAll(range)) {
      entries.push(...(await this.#entriesOf(event)));
      last = event;
      if (entries.length < pageSize) continue;
      await this.#record({ log: placeOf(end.logId, event) }, entries);
      entries = [];
    }
    // A reading that was broken off has not seen the end of the log.
    signal?.throwIfAborted();
    // What came while we read may be of other types: the end of the log may be further than the last event.
    const beyond = last !== undefined && isAfter(store, last, end) ? placeOf(end.logId, last) : end;
    if (beyond.position !== position || entries.length > 0) await this.#record({ log: beyond }, entries);
  }

  /** Looks what has fallen due by now. Throws `LeadLost`. */
  async tick(): Promise<void> {
    const { reaction, facts, clock, adapters } = this.#options;
    const { deadlines } = reaction;
    if (deadlines === undefined || facts === undefined) return;
    const known = await facts({ tables: deadlines.tables });
    const now = clock();
    const { logId } = this.#checkpoint.log;
    const due = deadlines.due(known, settledBefore(this.#checkpoint), now);
    const entries = due
      .filter(({ name }) => !this.#due.has(name))
      .flatMap((effect) => entriesOf(effect, effectKey(reaction, logId, effect.name), reaction.name, adapters));
    await this.#record({ ticked: now }, entries);
    this.#due = new Set(due.map(({ name }) => name));
  }

  /**
   * Does what waits on a channel and may be tried now, one after the other, until nothing is left of it
   * or the signal says stop. Throws `LeadLost`, before anything is done for which another one leads.
   */
  async settle(channel: string, signal?: AbortSignal): Promise<Settled> {
    const { log, execute, adapters, clock, attempts = 20 } = this.#options;
    const settled = { done: 0, refused: 0, 'given-up': 0, waiting: 0 };
    while (!signal?.aborted && this.isReady(channel)) {
      const now = clock();
      const entry = await log.next(this.#lead, channel, now);
      if (entry === undefined) break;
      const outcome = await attempt(entry, { execute, adapters, attempts, signal }, now);
      await log.settle(this.#lead, entry, outcome);
      settled[outcome.state] += 1;
    }
    return settled;
  }

  /** When something on a channel is to be tried again; undefined where nothing is. */
  nextAttempt(channel: string): Promise<Instant | undefined> {
    return this.#options.log.nextAttempt(this.#lead, channel);
  }

  async #entriesOf(event: RecordedEvent): Promise<readonly OutboxEntry[]> {
    const { reaction, store, upcast = upcastKnown, adapters } = this.#options;
    if (event.meta.imported === true && reaction.imported !== true) return [];
    const recordedBy = referenceOf(event.meta.clientId, event.revision);
    let effects: readonly Effect[];
    try {
      const atHand = eventAtHand(event, upcast);
      if (!reaction.on.includes(atHand.type)) return [];
      if (reaction.concerns !== undefined && !reaction.concerns(atHand)) return [];
      const story: StoredEvent[] = [];
      for await (const told of store.readStream(event.stream)) story.push(currentEvent(told, upcast));
      effects = reaction.react(atHand, story);
    } catch (error) {
      throw new ReactionFailed(reaction.name, recordedBy, error);
    }
    return effects.flatMap((effect) =>
      entriesOf(effect, effectKey(reaction, recordedBy, event.id, effect.name), reaction.name, adapters),
    );
  }

  async #record(moved: Partial<ReactionCheckpoint>, entries: readonly OutboxEntry[]): Promise<void> {
    await this.#options.log.record(this.#lead, { ...this.#checkpoint, ...moved }, entries);
    this.#checkpoint = { ...this.#checkpoint, ...moved };
  }
}

async function beginning({ store, clock, from = 'now' }: ReactorOptions): Promise<ReactionCheckpoint> {
  const { logId, ...end } = await store.head();
  if (from === 'beginning') return { log: { logId }, since: instantOf(0) };
  return { log: { logId, ...end }, since: clock() };
}

const placeOf = (logId: string, { position, id }: RecordedEvent): LogPosition => ({ logId, position, eventId: id });

/** Whether an event was appended after the end of the log was looked up. */
export const isAfter = (store: EventStore, { position }: RecordedEvent, end: LogPosition): boolean =>
  end.position === undefined || store.comparePositions(position, end.position) > 0;
