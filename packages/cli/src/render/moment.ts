import { Calendar } from 'clientele';

const day = 86_400_000;

/** An instant as people read it: a bare date where a day of the zone begins, else the minute in UTC. */
export function momentText(instant: string, zone: string): string {
  const calendar = Calendar.of(zone);
  const milliseconds = Date.parse(instant);
  if (calendar.startOfDay(calendar.dayOf(milliseconds)) === milliseconds) return dateText(instant, zone);
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

/** The day of the zone on which an instant falls. */
export function dateText(instant: string, zone: string): string {
  return new Date(Calendar.of(zone).dayOf(Date.parse(instant)) * day).toISOString().slice(0, 10);
}
