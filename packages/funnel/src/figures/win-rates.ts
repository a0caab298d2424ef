import { standing } from '../walk/walks.ts';
import { type Rate, rateOf } from './rate.ts';
import type { Scope } from './scope.ts';
import { daysToClose } from './days-to-close.ts';
import { day } from './time-in-stage.ts';

/** The share of deals that are won, each of a population of its own. */
export type WinRates = Readonly<{
  /** won / (won + lost). Too high or too low while slow deals are open. */
  closed: Rate<'closed'>;
  /** won / opened. Too low while young deals are open. */
  opened: Rate<'opened'>;
  /** won / opened among the deals opened longer ago than nine of ten won ones took; with no such bias. */
  cohort: Rate<'opened long enough ago'> & Readonly<{ days: number | null }>;
}>;

export function winRatesOf(scope: Scope): WinRates {
  const { view, deals, history } = scope;
  const { status, openedAt } = view.walks;
  const { p90 } = daysToClose(scope, 'won only', history);
  const before = p90 === null ? -Infinity : view.moment.at - p90 * day;
  let [won, lost, old, oldWon] = [0, 0, 0, 0];
  for (const deal of deals) {
    const isWon = status[deal] === standing.won ? 1 : 0;
    won += isWon;
    if (status[deal] === standing.lost) lost++;
    if ((openedAt[deal] ?? NaN) >= before) continue;
    old++;
    oldWon += isWon;
  }
  return {
    closed: rateOf('closed', won, won + lost),
    opened: rateOf('opened', won, deals.length),
    cohort: { ...rateOf('opened long enough ago', oldWon, old), days: p90 },
  };
}
