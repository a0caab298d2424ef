import type { EventStore, RecordedEvent } from '@clientele/core';

import type { StreamPart } from './pages.ts';

/** What another store holds where a part of a stream stands: by revision. */
export async function counterparts(
  store: EventStore,
  { stream, first, events }: StreamPart,
): Promise<ReadonlyMap<number, RecordedEvent>> {
  const found = new Map<number, RecordedEvent>();
  for await (const event of store.readStream(stream, { from: first, limit: events.length }))
    found.set(event.revision, event);
  return found;
}
