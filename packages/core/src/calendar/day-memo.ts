import type { LocalDay } from './local-date.ts';

/** Days that are remembered in an array, 1900 to 2199; others are computed each time. */
const firstDay = -25_567;
const days = 109_573;

/** A function of the day that computes each day once: date arithmetic costs a hundred lookups. */
export function memoByDay(compute: (day: LocalDay) => number): (day: LocalDay) => number {
  const known = new Float64Array(days).fill(NaN);
  return (day) => {
    const held = known[day - firstDay];
    if (held !== undefined && !Number.isNaN(held)) return held;
    const value = compute(day);
    known[day - firstDay] = value;
    return value;
  };
}
