import type { Dice } from './dice.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

/** A moment in working hours (8 to 18 UTC, Monday to Friday) some days after another, never before it. */
export function later(dice: Dice, after: number, leastDays: number, mostDays: number): number {
  const wanted = after + 1000 + Math.floor((leastDays + dice.fraction() * (mostDays - leastDays)) * day);
  const today = Math.floor(wanted / day);
  const timeOfDay = wanted - today * day;
  if (isWorkday(today) && timeOfDay >= 8 * hour && timeOfDay < 18 * hour) return wanted;
  const opening = nextWorkday(timeOfDay < 8 * hour ? today : today + 1) * day + 8 * hour;
  return opening + dice.whole(0, 4 * 3600) * 1000;
}

const nextWorkday = (from: number): number => (isWorkday(from) ? from : nextWorkday(from + 1));

/** Days are counted from 1970-01-01, a Thursday. */
const isWorkday = (day: number): boolean => (day + 3) % 7 < 5;

/** The bare date, `2026-07-01`, of an instant. */
export const dateOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** The month, `2026-07`, of an instant. */
export const monthOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 7);
