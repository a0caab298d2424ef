/** A day of the calendar, without zone: days since 1970-01-01. Days are numbers so that they can be counted and compared. */
export type LocalDay = number;

const dayLength = 86_400_000;

export const localDay = (year: number, month: number, day: number): LocalDay =>
  Date.UTC(year, month - 1, day) / dayLength;

/** Year, month (1-12) and day of month of a local day. */
export function partsOf(day: LocalDay): { year: number; month: number; day: number } {
  const date = new Date(day * dayLength);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** A day some months later, clamped to the month's end: January 31 plus one month is the last of February. */
export function addMonths(from: LocalDay, months: number): LocalDay {
  const { year, month, day } = partsOf(from);
  const first = localDay(year, month + months, 1);
  const last = localDay(year, month + months + 1, 1) - 1;
  return Math.min(first + day - 1, last);
}

/** `2026-07-01` of a local day. */
export const dateTextOf = (day: LocalDay): string => new Date(day * dayLength).toISOString().slice(0, 10);

/** The local day of `2026-07-01`; undefined for what is no date of the calendar. */
export function parseDate(text: string): LocalDay | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) return undefined;
  const day = milliseconds / dayLength;
  return dateTextOf(day) === text ? day : undefined;
}
