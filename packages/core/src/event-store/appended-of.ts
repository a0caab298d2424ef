import type { Appended, RecordedEvent } from './event-store.ts';

/** The result of an append from the events as they stand in the log. */
export function appendedOf(events: readonly RecordedEvent[], repeated: boolean): Appended {
  const last = events.at(-1);
  if (last === undefined) throw new RangeError('an append has at least one event');
  return { events, revision: last.revision, position: last.position, repeated };
}
