import { type RecordedEvent, referenceOf, type StoredEvent, type Upcast } from '@clientele/core';

import type { ReactionEvent } from './reaction.ts';

/** What a reaction is told of an event; of a correction, the event as it really was. */
export function eventAtHand(event: RecordedEvent, upcast: Upcast): ReactionEvent {
  const { meta, revision } = event;
  const { clientId, occurredAt, recordedAt, schemaVersion } = meta;
  const recordedBy = referenceOf(clientId, revision);
  const said = { clientId, recordedAt, recordedBy };
  if (event.type !== 'EventCorrected') {
    const data = upcast(event.type, schemaVersion, event.data);
    return { ...said, reference: recordedBy, type: event.type, data, occurredAt };
  }
  // The catalogue vouches for the body of a correction: it was checked when it was written.
  const right = event.data as Pick<ReactionEvent, 'type' | 'data' | 'occurredAt'> &
    Readonly<{ revision: number; schemaVersion: number }>;
  return {
    ...said,
    reference: referenceOf(clientId, right.revision),
    type: right.type,
    data: upcast(right.type, right.schemaVersion, right.data),
    occurredAt: right.occurredAt,
  };
}

/** A stored event in the current version of its type. */
export const currentEvent = (event: RecordedEvent, upcast: Upcast): StoredEvent => ({
  ...event,
  data: upcast(event.type, event.meta.schemaVersion, event.data),
});
