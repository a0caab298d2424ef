import { type Instant, instant, isEventBody, type RecordedEvent, StoreFailure } from '@clientele/core';
import type { AllStreamRecordedEvent, RecordedEvent as ServerEvent } from '@kurrent/kurrentdb-client';

import { type AllPosition, positionAt } from './kurrent-position.ts';

/** An event as the server gave it, with what only a store sees. */
export type StoredHere = Readonly<{ event: RecordedEvent; place: AllPosition; append: string }>;

/**
 * An event of ours from one of the server's. The server's own time is not read: it differs by the
 * way in which an event is read. Throws `StoreFailure` for an event that another program wrote.
 */
export function storedHere(server: ServerEvent | AllStreamRecordedEvent, stream: string, store: string): StoredHere {
  const { id, type, data, revision, position } = server;
  const place = position === undefined ? undefined : placeIn(position);
  const metadata: unknown = server.metadata;
  if (!isEventBody(metadata) || place === undefined) throw foreign(store, stream, revision);
  const { $correlationId, $causationId, append, ...rest } = metadata;
  const { clientId, recordedAt, occurredAt, hash } = rest;
  const [occurred, recorded] = [instantIn(occurredAt), instantIn(recordedAt)];
  if (typeof clientId !== 'string' || typeof hash !== 'string' || occurred === undefined || recorded === undefined)
    throw foreign(store, stream, revision);
  const meta = {
    ...rest,
    occurredAt: occurred,
    recordedAt: recorded,
    ...($correlationId !== undefined && { correlationId: $correlationId }),
    ...($causationId !== undefined && { causationId: $causationId }),
  } as RecordedEvent['meta'];
  const event = { id, type, data, meta, stream, revision: Number(revision), position: positionAt(place) };
  return { event, place, append: String(append) };
}

function instantIn(text: unknown): Instant | undefined {
  try {
    return typeof text === 'string' ? instant(text) : undefined;
  } catch {
    return undefined;
  }
}

function placeIn({ commit, prepare }: { commit?: bigint; prepare?: bigint }): AllPosition | undefined {
  return commit === undefined || prepare === undefined ? undefined : { commit, prepare };
}

const foreign = (store: string, stream: string, revision: bigint): StoreFailure =>
  new StoreFailure(
    'STORE_DAMAGED',
    store,
    `${stream}@${String(revision)} on ${store} is no event of Clientele: another program writes into its streams, so give the log a namespace of its own`,
  );
