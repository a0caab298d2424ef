import { isEventBody, openPersonal, type RecordedEvent, streamOf } from '@clientele/core';

import { currentEvents } from './current-events.ts';
import type { Surroundings } from './surroundings.ts';

/** The events of a stream, in the current version, with the personal fields that can still be opened. */
export async function* openedEvents(
  clientId: string,
  { store, vault, catalogue }: Surroundings,
): AsyncIterable<RecordedEvent> {
  for await (const event of currentEvents(store.readStream(streamOf(clientId)), catalogue)) {
    if (!isEventBody(event.data)) continue;
    const data = await openPersonal(catalogue, event.type, event.data, (sealed) => vault.open(clientId, sealed));
    yield { ...event, data };
  }
}
