import { type EventBody, isEventBody, isInstant, type RecordedEvent, StoreFailure } from '@clientele/core';
import type { AllStreamRecordedEvent, RecordedEvent as ServerEvent } from '@kurrent/kurrentdb-client';

import { type AllPosition, positionAt } from './kurrent-position.ts';

/** An event as the server gave it, with what only a store sees. */
export type StoredHere = Readonly<{ event: RecordedEvent; place: AllPosition; append: string }>;

/**
 * An event of ours from one of the server's. The server's own time is not read: it differs by the
 * way in which an event is read. Throws `StoreFailure` for an event that another program wrote.
 */
export function storedHere(server: ServerEvent | AllStreamRecordedEvent, stream: string, store: string): StoredHere {
  const { id, type, data, revision } = server;
  const place = placeIn(server);
  const metadata: unknown = server.metadata;
  // A field of that name would change the object and not be seen by the hash.
  if (!isEventBody(metadata) || Object.hasOwn(metadata, '__proto__') || place === undefined)
    throw foreign(store, stream, revision);
  const meta = ownMeta(metadata);
  const { clientId, hash, occurredAt, recordedAt } = meta;
  if (typeof clientId !== 'string' || typeof hash !== 'string' || !isTime(occurredAt) || !isTime(recordedAt))
    throw foreign(store, stream, revision);
  const event = { id, type, data, meta, stream, revision: Number(revision), position: positionAt(place) };
  return { event: event as RecordedEvent, place, append: String(metadata['append']) };
}

/** What is said about an event without what only servers and stores see. Written out: rest and spread take six times as long. */
function ownMeta(metadata: EventBody): Record<string, unknown> {
  const meta: Record<string, unknown> = {};
  for (const name in metadata) {
    if (name === 'append') continue;
    meta[name === '$correlationId' ? 'correlationId' : name === '$causationId' ? 'causationId' : name] = metadata[name];
  }
  return meta;
}

const isTime = (value: unknown): boolean => typeof value === 'string' && isInstant(value);

/** Where an event stands in the server's whole log; undefined where the client does not say. */
export function placeIn({ position }: ServerEvent | AllStreamRecordedEvent): AllPosition | undefined {
  const { commit, prepare }: { commit?: bigint; prepare?: bigint } = position ?? {};
  return commit === undefined || prepare === undefined ? undefined : { commit, prepare };
}

const foreign = (store: string, stream: string, revision: bigint): StoreFailure =>
  new StoreFailure(
    'STORE_DAMAGED',
    store,
    `${stream}@${String(revision)} on ${store} is no event of Clientele: another program writes into its streams, so give the log a namespace of its own`,
  );
