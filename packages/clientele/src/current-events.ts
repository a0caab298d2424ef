import { type Catalogue, type EventDefinitions, eventReader, type RecordedEvent } from '@clientele/core';

/** Stored events in the current version of their types; types that the program does not know are kept as they are. */
export async function* currentEvents(
  events: AsyncIterable<RecordedEvent>,
  catalogue: Catalogue<EventDefinitions>,
): AsyncIterable<RecordedEvent> {
  const reader = eventReader(catalogue, { unknownTypes: 'keep' });
  for await (const event of events) {
    const current = reader.read(event);
    if (current !== undefined) yield current;
  }
}
