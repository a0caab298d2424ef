import { categoryOf } from '../event/stream.ts';
import type { EventFilter, RecordedEvent } from './event-store.ts';

/** Whether an event passes a filter. */
export function passes({ category, types }: EventFilter): (event: RecordedEvent) => boolean {
  const named = types === undefined ? undefined : new Set(types);
  return ({ stream, type }) =>
    (category === undefined || categoryOf(stream) === category) && (named === undefined || named.has(type));
}
