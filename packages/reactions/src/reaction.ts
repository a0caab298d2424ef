import type { EventReference, Facts, Instant, StoredEvent, Tables } from '@clientele/core';

import type { Effect } from './effect.ts';

/** An event as a reaction sees it; a corrected one as it really was, under its own reference. */
export type ReactionEvent = Readonly<{
  reference: EventReference;
  /** The event that recorded it: itself, or its correction. */
  recordedBy: EventReference;
  clientId: string;
  type: string;
  /** Of the current schema version; personal fields are sealed. */
  data: unknown;
  occurredAt: Instant;
  recordedAt: Instant;
}>;

/** What time alone brings. */
export interface Deadlines<T extends Tables = Tables> {
  readonly tables: T;
  /**
   * All that is due before `until`, as the facts say now, as far as it concerns instants from `since`
   * on (the reaction does not look behind its start). The same again and again: what took effect
   * already is known by its name.
   */
  due(facts: Facts<T>, since: Instant, until: Instant): readonly Effect[];
}

/** Turns events and due instants into commands and notifications. Pure: it only says what is to be done. */
export interface Reaction<T extends Tables = Tables> {
  /** Names its place in the log: two reactions of one name would share it. */
  readonly name: string;
  /** Raise it when the meaning changes: keys change with it, the place in the log stays. */
  readonly version: number;
  /** The types of events that it is told of. */
  readonly on: readonly string[];
  /** Also told of what was imported; default no: history is not acted upon. */
  readonly imported?: boolean;
  /** Whether an event matters at all; the client's story is read only where it does. */
  concerns?(event: ReactionEvent): boolean;
  /** What an event asks for, given the client's whole story as it stands. */
  react(event: ReactionEvent, story: readonly StoredEvent[]): readonly Effect[];
  readonly deadlines?: Deadlines<T>;
}

/**
 * Declares a reaction.
 *
 * @example
 * const greet = reaction({
 *   name: 'greet', version: 1, on: ['DealClosed'],
 *   react: ({ clientId, occurredAt }) => [
 *     { kind: 'notification', name: 'won', topic: 'deal.won', clientId, at: occurredAt, title: `${clientId} has bought`, data: {} },
 *   ],
 * });
 */
export const reaction = <T extends Tables>(definition: Reaction<T>): Reaction<T> => definition;

/** The types of events that a reaction reads: corrections may be of its own. */
export const typesOf = ({ on }: Pick<Reaction, 'on'>): readonly string[] => [...on, 'EventCorrected'];
