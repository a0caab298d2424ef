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

/** The months in which deals were opened, in order. */
export function cohortsOf({ view, deals }: Scope): readonly Cohort[] {
  const { walks, calendar } = view;
  const months = new Months(calendar, walks.log.span.from, walks.log.span.to);
  const counts = new Int32Array(months.count * 3);
  for (const deal of deals) {
    const cell = months.of(walks.openedAt[deal] ?? 0) * 3 + (walks.status[deal] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return Array.from({ length: months.count }, (_, month) => {
    const count = (status: number) => counts[month * 3 + status] ?? 0;
    const [open, won, lost] = [count(standing.open), count(standing.won), count(standing.lost)];
    const opened = open + won + lost;
    return { month: months.nameOf(month), opened, won, lost, open, winRate: rateOf('opened', won, opened) };
  }).filter(({ opened }) => opened > 0);
}

/** The deals opened in a month, `2026-12`. */
export function cohortMembers({ view, deals }: Scope, month: string): readonly number[] {
  const { calendar, walks } = view;
  const months = new Months(calendar, walks.log.span.from, walks.log.span.to);
  return [...deals].filter((deal) => months.nameOf(months.of(walks.openedAt[deal] ?? 0)) === month);
}
