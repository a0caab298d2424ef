import type { Instant } from '../time/instant.ts';

/** Who did it: a person or a program, on whose behalf, through which application. */
export type Actor = Readonly<{ id: string; onBehalfOf?: string; application?: string }>;

/** What is known about an event besides what happened. */
export type EventMeta = Readonly<{
  schemaVersion: number;
  /** The client whose stream holds the event; `company` in the company's own stream. */
  clientId: string;
  /** When it happened (business time). */
  occurredAt: Instant;
  /** When we wrote it down (record time): never before the event ahead of it in the stream. */
  recordedAt: Instant;
  actor: Actor;
  /** What belongs together: all that came of one request. */
  correlationId?: string;
  /** The event (`clientId@revision`) or command that caused this one. */
  causationId?: string;
  /** Where it came from: an import, an application; `imported` facts are not judged by business rules. */
  source?: string;
  imported?: true;
  /** The key that makes a repeated command harmless. */
  commandKey?: string;
  /** Version of the rules that `decide` judged by. */
  rules?: string;
  /** SHA-256, hexadecimal, of the canonical bytes of the event without this field. */
  hash: string;
}>;

/** An event as it stands in the log: stored once, never changed. */
export type StoredEvent<Type extends string = string, Data = unknown> = Readonly<{
  id: string;
  type: Type;
  data: Data;
  meta: EventMeta;
}>;

/** An event on its way to the log: the store adds the record time and the hash. */
export type NewEvent<Type extends string = string, Data = unknown> = Readonly<{
  id: string;
  type: Type;
  data: Data;
  meta: Omit<EventMeta, 'recordedAt' | 'hash'> & {
    /** Only a mirror or an import of a log brings it; otherwise the store's clock gives it. */
    readonly recordedAt?: Instant;
  };
}>;
