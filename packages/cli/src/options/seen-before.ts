import { type Asked, Calendar, type RecordedEvent } from 'clientele';

/** Whether an event had happened, and was known, at the moment asked for; dates are days of the zone. */
export function seenBefore({ at, knownAt }: Asked, zone: string): (event: RecordedEvent) => boolean {
  const calendar = Calendar.of(zone);
  const happened = at === undefined ? Infinity : calendar.parse(at);
  const known = knownAt === undefined ? Infinity : calendar.parse(knownAt);
  return ({ meta }) => Date.parse(meta.occurredAt) < happened && Date.parse(meta.recordedAt) < known;
}
