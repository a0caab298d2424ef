import { type Calendar, dateTextOf, instantOf, type Period } from '@clientele/core';

import type { RowOf } from '../cause.ts';
import type { LastActivity } from '../figures/prospects.ts';

/** `3 months`, `1 day`. */
export function periodText(period: Period): string {
  const [count, unit] = 'months' in period ? [period.months, 'month'] : [period.days, 'day'];
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

/** The day on which an instant falls. */
export const dayText = (calendar: Calendar, at: number): string => dateTextOf(calendar.dayOf(at));

/** A moment that a question is asked for: its date where it is 00:00 of a day, else the instant. */
export function momentText(calendar: Calendar, at: number): string {
  const day = calendar.dayOf(at);
  return calendar.startOfDay(day) === at ? dateTextOf(day) : instantOf(at);
}

/** The row of the last thing heard of a prospect. */
export const activityOf = (last: LastActivity | undefined): readonly RowOf[] =>
  last === undefined ? [] : [{ table: 'activity', row: last.row }];
