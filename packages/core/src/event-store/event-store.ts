import type { NewEvent, StoredEvent } from '../event/envelope.ts';
import type { ExpectedRevision } from './expected-revision.ts';
import type { FactRow } from './fact-row.ts';
import type { LogPosition, Position } from './position.ts';

/** An event with its place in the log. */
export type RecordedEvent = StoredEvent & Readonly<{ stream: string; revision: number; position: Position }>;

/** What `append` gives back: the events as they stand in the log; `repeated` when they had been there before. */
export type Appended = Readonly<{
  events: readonly RecordedEvent[];
  /** Revision of the stream's last event of this append. */
  revision: number;
  position: Position;
  repeated: boolean;
}>;

export type AppendOptions = Readonly<{
  expect: ExpectedRevision;
  /**
   * The log cannot hold these ids: they were made by chance for this append alone, or the caller has
   * looked. A store whose server answers a repeat like the first time need not read back what it
   * wrote then. Default false.
   */
  newIds?: boolean;
}>;

export type ReadStreamOptions = Readonly<{
  direction?: 'forwards' | 'backwards';
  /** Inclusive; default the start (forwards) or the end (backwards). */
  from?: number;
  limit?: number;
  signal?: AbortSignal;
}>;

export type EventFilter = Readonly<{
  /** Only streams of this category: `client`, `company`, `<namespace>_client`. */
  category?: string;
  types?: readonly string[];
}>;

export type ReadAllOptions = EventFilter &
  Readonly<{
    direction?: 'forwards' | 'backwards';
    /** Exclusive: what comes after (forwards) or before (backwards) it; default the start or the end of the log. */
    from?: Position;
    limit?: number;
    signal?: AbortSignal;
  }>;

export type SubscribeOptions = EventFilter &
  Readonly<{
    /** Exclusive: everything after it; default everything. */
    from?: Position;
    signal?: AbortSignal;
  }>;

/** What a subscription says: an event, that it has caught up with the log, or that it fell behind again. */
export type SubscriptionMessage =
  | Readonly<{ kind: 'event'; event: RecordedEvent }>
  | Readonly<{ kind: 'caught-up'; position: Position | undefined }>
  | Readonly<{ kind: 'fell-behind' }>;

/**
 * A page of rows for folding, with the position to resume after it. `hashes` are those of all
 * events that the page spans (32 bytes each), also of those that the filter leaves out of `rows`:
 * the digest of the log covers every event, whatever is folded.
 */
export type ScanPage = Readonly<{
  rows: readonly FactRow[];
  hashes: Uint8Array;
  position: Position;
  /** The id of the event at the position, where the store has it at hand: a checkpoint holds it. */
  eventId?: string | undefined;
}>;

/**
 * Where events are kept: in memory, in one file, on a server. Every store keeps the promises that
 * the contract in `@clientele/core/testing` checks.
 *
 * @example
 * const { events } = await store.append('client-acme', [registered], { expect: 'no-stream' });
 * for await (const event of store.readStream('client-acme')) console.log(event.type);
 */
export interface EventStore {
  /**
   * All events or none. Throws `RevisionConflict` when the stream is not as expected, `IdConflict`
   * when an id is taken by another content, `UnstorableEvent` for what has no JSON form or is too large.
   * The same ids again give the first result and write nothing.
   */
  append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<Appended>;
  /**
   * The events of one stream, lazily; nothing for a stream that is not there. An aborted signal
   * throws its reason, here and in the other reads: what was cut short must not look whole.
   */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;
  /** The events of the log in its order, lazily. */
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent>;
  /** The log in large pages of what folds need (no actor, no ids): the fast way to replay. */
  scan(options?: SubscribeOptions): AsyncIterable<ScanPage>;
  /**
   * Everything after `from` once and in order, then `caught-up`, then what comes. Leaving the loop
   * ends it; so does the signal, without an error.
   */
  subscribe(options?: SubscribeOptions): AsyncIterable<SubscriptionMessage>;
  /** The end of the log, with the log's id: what a checkpoint holds. */
  head(): Promise<LogPosition>;
  /** Whether the log still holds the event that a checkpoint names: false means rebuild. */
  holds(checkpoint: LogPosition): Promise<boolean>;
  /** Negative, zero or positive as `a` is before, at or after `b`. */
  comparePositions(a: Position, b: Position): number;
  /**
   * About how many events lie after one position up to another: for lag and for what is left, never
   * for decisions. Undefined where the store cannot tell; a store that never can leaves it out.
   */
  distance?(from: Position, to: Position): number | undefined;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
