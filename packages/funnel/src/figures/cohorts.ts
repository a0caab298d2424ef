import { byName } from '@clientele/core';

import { standing } from '../walk/walks.ts';
import { Months } from './months.ts';
import { type Rate, rateOf } from './rate.ts';
import type { Scope } from './scope.ts';

/** The deals opened in a calendar month, and what has become of them. */
export type Cohort = Readonly<{
  /** `2026-12`. */
  month: string;
  opened: number;
  won: number;
  lost: number;
  open: number;
  winRate: Rate<'opened'>;
}>;

/** By month, deals that are open, won and lost. */
export type CohortCounts = Readonly<Record<string, readonly number[]>>;

export function countCohorts({ view, deals }: Scope): CohortCounts {
  const { walks, calendar } = view;
  const months = new Months(calendar, walks.log.span.from, walks.log.span.to);
  const counts = new Int32Array(months.count * 3);
  for (const deal of deals) {
    const cell = months.of(walks.openedAt[deal] ?? 0) * 3 + (walks.status[deal] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return Object.fromEntries(
    Array.from(
      { length: months.count },
      (_, month) => [months.nameOf(month), [...counts.subarray(month * 3, month * 3 + 3)]] as const,
    ),
  );
}

/** The months in which deals were opened, in order. */
export function cohortsOf(counts: CohortCounts): readonly Cohort[] {
  const months = Object.entries(byName(Object.entries(counts))).map(([month, ofMonth]) => {
    const count = (status: number) => ofMonth[status] ?? 0;
    const [open, won, lost] = [count(standing.open), count(standing.won), count(standing.lost)];
    const opened = open + won + lost;
    return { month, opened, won, lost, open, winRate: rateOf('opened', won, opened) };
  });
  return months.filter(({ opened }) => opened > 0);
}

/** The deals opened in a month, `2026-12`. */
export function cohortMembers({ view, deals }: Scope, month: string): readonly number[] {
  const { calendar, walks } = view;
  const months = new Months(calendar, walks.log.span.from, walks.log.span.to);
  return [...deals].filter((deal) => months.nameOf(months.of(walks.openedAt[deal] ?? 0)) === month);
}
