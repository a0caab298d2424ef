import type { View } from '../view/view.ts';

/** The cohort of a client by when it first bought: the first month of it, counted from January 1970. */
export function cohortOf({ calendar, policy }: View): (first: number) => number {
  const months = new Map<number, number>();
  return (first) => {
    const day = calendar.dayOf(first);
    const known = months.get(day);
    if (known !== undefined) return known;
    const begins = new Date(calendar.startOf(policy.cohort, day, policy.fiscalMonth) * 86_400_000);
    const month = (begins.getUTCFullYear() - 1970) * 12 + begins.getUTCMonth();
    months.set(day, month);
    return month;
  };
}
