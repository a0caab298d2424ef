import { createHash } from 'node:crypto';

import { clientEvents, type ClientEventDraft } from '../client/events.ts';
import { companyEvents, type CompanyEventDraft } from '../company/events.ts';
import type { FactRow } from '../event-store/fact-row.ts';
import { positionFrom } from '../event-store/position.ts';
import { companyId } from '../event/stream.ts';
import { Facts, type Tables } from '../projection/facts.ts';
import { instant, millisecondsOf } from '../time/instant.ts';

/** An event as a test tells it: times are dates (00:00 UTC) or instants; recorded when it occurred, unless said. */
export type ToldEvent = (ClientEventDraft | CompanyEventDraft) &
  Readonly<{ clientId: string; occurredAt: string; recordedAt?: string; imported?: true }>;

/**
 * The facts that a list of events gives, without a store: each body is checked by the catalogue,
 * each client's events are numbered in the order told, and "now" is just after the last of them.
 *
 * Throws `ZodError` for a body that the catalogue refuses.
 *
 * @example
 * const facts = factsOf(lifecycle.tables, [
 *   { clientId: 'acme', type: 'PaymentReceived', data: { paymentId: 'p1', amount: eur('120.00') }, occurredAt: '2026-01-15' },
 * ]);
 */
export function factsOf<T extends Tables>(tables: T, events: readonly ToldEvent[]): Facts<T> {
  const facts = new Facts(tables, (_type, _version, data) => data);
  addEvents(facts, events);
  return facts;
}

/** Adds later events to facts made by `factsOf`. */
export function addEvents(facts: Facts, events: readonly ToldEvent[]): void {
  const streams = lastOfStreams(facts);
  const rows = events.map((event) => rowOf(event, streams));
  const hashes = rows.map((row) => createHash('sha256').update(JSON.stringify(row)).digest());
  const position = positionFrom(String(facts.log.events + rows.length));
  facts.append({ rows, hashes: new Uint8Array(Buffer.concat(hashes)), position });
  for (const { occurredAt, recordedAt } of rows) facts.now = Math.max(facts.now, occurredAt + 1, recordedAt + 1);
}

type Last = Readonly<{ revision: number; recordedAt: number }>;
const streamsOfFacts = new WeakMap<Facts, Map<string, Last>>();

function lastOfStreams(facts: Facts): Map<string, Last> {
  const known = streamsOfFacts.get(facts) ?? new Map<string, Last>();
  streamsOfFacts.set(facts, known);
  return known;
}

function rowOf(event: ToldEvent, streams: Map<string, Last>): FactRow {
  const { clientId, type, imported = false } = event;
  const last = streams.get(clientId) ?? { revision: -1, recordedAt: -Infinity };
  const occurredAt = timeOf(event.occurredAt);
  const recordedAt = Math.max(timeOf(event.recordedAt ?? event.occurredAt), last.recordedAt);
  const revision = last.revision + 1;
  streams.set(clientId, { revision, recordedAt });
  const { version, body } = definitionOf(event);
  const data = body.parse(event.data);
  return {
    clientId,
    revision,
    type,
    schemaVersion: version,
    occurredAt,
    recordedAt,
    imported,
    data,
  };
}

function definitionOf({ clientId, type }: ToldEvent) {
  const known: Readonly<Record<string, (typeof clientEvents)[keyof typeof clientEvents]>> = clientEvents;
  const ours: Readonly<Record<string, (typeof companyEvents)[keyof typeof companyEvents]>> = companyEvents;
  const definition = clientId === companyId ? ours[type] : known[type];
  if (definition === undefined) throw new TypeError(`${type} is no event of the stream of ${clientId}`);
  return definition;
}

const timeOf = (text: string): number =>
  millisecondsOf(instant(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text));
