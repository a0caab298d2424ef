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

/** Deals by where they stand, and when those were opened: all of them, and the won ones. */
export type OpenedAt = Readonly<{ all: Float64Array; won: Float64Array }>;

export function openedAtOf({ view: { walks }, deals }: Scope): OpenedAt {
  const { status, openedAt } = walks;
  const all = new Float64Array(deals.length);
  const won = new Float64Array(deals.length);
  let count = 0;
  for (let i = 0; i < deals.length; i++) {
    const deal = deals[i] ?? 0;
    all[i] = openedAt[deal] ?? NaN;
    if (status[deal] === standing.won) won[count++] = all[i] ?? NaN;
  }
  return { all, won: won.subarray(0, count) };
}

/** With how long the won deals of the past took, at the moment. */
export function winRatesOf(at: number, opened: OpenedAt, lost: number, timesToWin: Float64Array): WinRates {
  const days = longEnoughDays(timesToWin);
  const before = days === null ? -Infinity : at - days * day;
  const won = opened.won.length;
  return {
    closed: rateOf('closed', won, won + lost),
    opened: rateOf('opened', won, opened.all.length),
    cohort: { ...rateOf('opened long enough ago', countOld(opened.won, before), countOld(opened.all, before)), days },
  };
}

function countOld(times: Float64Array, before: number): number {
  let count = 0;
  for (let i = 0; i < times.length; i++) if (!((times[i] ?? NaN) >= before)) count++;
  return count;
}

/** Days within which nine of ten won deals were won; null where none was. */
export const longEnoughDays = (timesToWin: Float64Array): number | null => daysToClose(timesToWin).p90;
