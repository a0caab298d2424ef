import { type EventStore, type Instant, type RecordedEvent } from '@clientele/core';

/** What an earlier import of the source booked, as it counts now. */
export type StoredFact = {
  readonly key: string;
  readonly revision: number;
  type: string;
  occurredAt: Instant;
  data: unknown;
  /** The event that says so: the first, or its latest correction. */
  by: RecordedEvent;
  corrections: number;
  retracted: boolean;
  /** Corrected or retracted by somebody else than the import. */
  byHand: boolean;
};

/** A client's stream as an import of one source sees it. */
export type StoredClient = Readonly<{
  /** Revision of the stream's last event; undefined when there is no stream. */
  head: number | undefined;
  facts: ReadonlyMap<string, StoredFact>;
  /** Registered by somebody else than the source. */
  registeredElsewhere: boolean;
  erased: boolean;
}>;

/** Reads what the log holds of a client. */
export async function readStoredClient(store: EventStore, stream: string, source: string): Promise<StoredClient> {
  const facts = new Map<string, StoredFact>();
  const byRevision = new Map<number, StoredFact>();
  let head: number | undefined;
  let registeredElsewhere = false;
  let erased = false;
  for await (const event of store.readStream(stream)) {
    head = event.revision;
    const key = event.meta.source === source ? event.meta.commandKey : undefined;
    if (event.type === 'PersonalDataErased') erased = true;
    else if (event.type === 'EventRetracted' || event.type === 'EventCorrected')
      amend(byRevision, event, key !== undefined);
    else if (key !== undefined) {
      const fact = factOf(event, key, facts.get(key));
      facts.set(fact.key, fact);
      byRevision.set(event.revision, fact);
    } else if (event.type === 'ClientRegistered') registeredElsewhere = true;
  }
  return { head, facts, registeredElsewhere, erased };
}

function factOf(event: RecordedEvent, key: string, before: StoredFact | undefined): StoredFact {
  const { type, data, meta, revision } = event;
  const corrections = before === undefined ? 0 : before.corrections + 1;
  return {
    key,
    revision,
    type,
    occurredAt: meta.occurredAt,
    data,
    by: event,
    corrections,
    retracted: false,
    byHand: false,
  };
}

type Amendment = Readonly<{ revision: number; type?: string; data?: unknown; occurredAt?: Instant }>;

function amend(byRevision: ReadonlyMap<number, StoredFact>, event: RecordedEvent, own: boolean): void {
  const { revision, type, data, occurredAt } = event.data as Amendment;
  const fact = byRevision.get(revision);
  if (fact === undefined) return;
  fact.by = event;
  fact.corrections++;
  fact.byHand ||= !own;
  fact.retracted = event.type === 'EventRetracted';
  if (event.type === 'EventRetracted') return;
  fact.type = type ?? fact.type;
  fact.data = data;
  fact.occurredAt = occurredAt ?? event.meta.occurredAt;
}
