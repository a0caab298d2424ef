import {
  asCorrected,
  type Instant,
  isCorrection,
  isEventBody,
  isSealed,
  type PastEvent,
  streamOf,
} from '@clientele/core';

import { collected } from './collected.ts';
import { currentEvents } from './current-events.ts';
import type { Surroundings } from './surroundings.ts';

/** A client as a list shows it. */
export type ListedClient = Readonly<{
  clientId: string;
  kind: string;
  /** Absent where it has none or its key is gone. */
  name?: string;
  registeredAt: Instant;
}>;

type Known = Readonly<{ kind: string; name: unknown; namedAt: Instant; registeredAt: Instant }>;

const types = ['ClientRegistered', 'ClientProfileChanged', 'EventRetracted', 'EventCorrected'];

/** All clients that were registered, in order of their ids, with their latest names. */
export async function* listClients(around: Surroundings): AsyncIterable<ListedClient> {
  const { store, vault, catalogue } = around;
  const clients = new Map<string, Known>();
  const corrected = new Set<string>();
  for await (const event of currentEvents(store.readAll({ category: 'client', types }), catalogue)) {
    const { clientId } = event.meta;
    const known = knownAfter(clients.get(clientId), event);
    if (isCorrection(event)) corrected.add(clientId);
    else if (known !== undefined) clients.set(clientId, known);
  }
  for (const clientId of corrected) {
    const known = await knownOfCorrected(clientId, around);
    if (known === undefined) clients.delete(clientId);
    else clients.set(clientId, known);
  }
  for (const [clientId, { kind, name, registeredAt }] of [...clients].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const opened = isSealed(name) ? await vault.open(clientId, name.sealed) : name;
    yield { clientId, kind, registeredAt, ...(typeof opened === 'string' && { name: opened }) };
  }
}

/** A client after one more event; the name that it took last counts, whenever that was written down. */
function knownAfter(known: Known | undefined, { type, data, meta: { occurredAt } }: PastEvent): Known | undefined {
  if (!isEventBody(data)) return known;
  const { kind, name } = data;
  if (type === 'ClientRegistered' && known === undefined)
    return { kind: String(kind), name, namedAt: occurredAt, registeredAt: occurredAt };
  const isRenamed = type === 'ClientProfileChanged' && name !== undefined;
  return known && isRenamed && occurredAt >= known.namedAt ? { ...known, name, namedAt: occurredAt } : known;
}

async function knownOfCorrected(clientId: string, { store, catalogue }: Surroundings): Promise<Known | undefined> {
  const stream = await collected(currentEvents(store.readStream(streamOf(clientId)), catalogue));
  let known: Known | undefined;
  for (const event of asCorrected(stream)) known = event === undefined ? known : knownAfter(known, event);
  return known;
}
