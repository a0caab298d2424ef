import { Calendar } from '../calendar/calendar.ts';

/** What forbids a contact that the client did not ask for: said by the client, or by the company's rules. */
export type ContactLimits = Readonly<{
  allowedChannels?: readonly string[] | undefined;
  forbiddenChannels?: readonly string[] | undefined;
  /** From (included) to (excluded), over midnight where `to` is the earlier. */
  hours?: Readonly<{ from: string; to: string; zone?: string | undefined }> | undefined;
  maxPerPeriod?: Readonly<{ count: number; days: number }> | undefined;
}>;

const dayLength = 86_400_000;

/** The time of day of an instant in a zone, `09:30`. */
export function timeOfDay(milliseconds: number, zone: string): string {
  const calendar = Calendar.of(zone);
  const day = calendar.dayOf(milliseconds);
  const guess = day * dayLength + milliseconds - calendar.startOfDay(day);
  // On a day when the clocks change, midnight is an hour further away than the clock says.
  const local = guess + milliseconds - calendar.fromLocal(guess);
  return new Date(local).toISOString().slice(11, 16);
}

/** Whether a time of day lies in hours that may go over midnight. */
export const isWithin = (time: string, { from, to }: Readonly<{ from: string; to: string }>): boolean =>
  from <= to ? from <= time && time < to : time >= from || time < to;

/**
 * The earliest instant, not before the one asked for, at which another contact fits under the limit;
 * undefined where it fits then. Contacts recorded already count on both sides of a back-dated one.
 */
export function nextAllowed(
  at: number,
  contacts: Iterable<number>,
  { count, days }: Readonly<{ count: number; days: number }>,
  calendar: Calendar,
): number | 'never' | undefined {
  if (count === 0) return 'never';
  const past = [...contacts].sort((a, b) => a - b);
  const fits = (moment: number): boolean => {
    const before = past.filter((contact) => contact <= moment).slice(-count);
    const around = [...before, moment, ...past.filter((contact) => contact > moment).slice(0, count)];
    // Of one contact more than are allowed, in a row, the last lies in another period than the first.
    return around.every((first, place) => (around[place + count] ?? Infinity) >= calendar.add(first, { days }));
  };
  if (fits(at)) return undefined;
  return past.map((contact) => calendar.add(contact, { days })).find((moment) => moment > at && fits(moment));
}
