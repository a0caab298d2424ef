import { isEventBody, openPersonal, type RecordedEvent, streamOf } from '@clientele/core';

import { currentEvents } from './current-events.ts';
import type { Surroundings } from './surroundings.ts';

/** The events of a stream, in the current version, with the personal fields that can still be opened. */
export async function* openedEvents(clientId: string, around: Surroundings): AsyncIterable<RecordedEvent> {
  for await (const event of currentEvents(around.store.readStream(streamOf(clientId)), around.catalogue))
    yield openEvent(event, around);
}

/** An event with the personal fields that can still be opened; those whose key is gone stay sealed. */
export async function openEvent(
  event: RecordedEvent,
  { vault, catalogue }: Pick<Surroundings, 'vault' | 'catalogue'>,
): Promise<RecordedEvent> {
  if (!isEventBody(event.data)) return event;
  const { clientId } = event.meta;
  const data = await openPersonal(catalogue, event.type, event.data, (sealed) => vault.open(clientId, sealed));
  return { ...event, data };
}
