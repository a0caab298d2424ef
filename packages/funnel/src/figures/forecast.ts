import { dateTextOf, type Money } from '@clientele/core';

import { timesToClose } from './days-to-close.ts';
import type { Probability } from './probability.ts';
import { median } from './quantile.ts';
import { instantAt, moneyOf, type Scope, worthOf } from './scope.ts';
import { weighted } from './weighted.ts';

/** What open deals are expected to bring in the month in which they are expected to close. */
export type ForecastMonth = Readonly<{
  /** `2026-12`; null for deals that name no date while none was won yet. */
  month: string | null;
  deals: number;
  value: Money | null;
  /** Value × the probability of each deal's stage, over the deals whose probability is known. */
  weighted: Money | null;
  /** Deals in stages with insufficient history. */
  withoutProbability: number;
}>;

/** The months in order. */
export function forecastOf(
  scope: Scope,
  standingIn: readonly (readonly number[])[],
  probabilities: readonly Probability[],
): readonly ForecastMonth[] {
  const months = expectedMonths(scope, standingIn);
  return inMonthOrder(months).map((month) => {
    const byStage = months.get(month) ?? [];
    const deals = byStage.flat();
    let minor = 0;
    let withoutProbability = 0;
    byStage.forEach((members, stage) => {
      const known = probabilities[stage]?.status === 'known';
      if (known) minor += weighted(worthOf(scope.view, members), probabilities[stage])?.minor ?? 0;
      else withoutProbability += members.length;
    });
    const value = worthOf(scope.view, deals);
    return { month, deals: deals.length, value, weighted: moneyOf(scope.view, minor), withoutProbability };
  });
}

/** The months, the unknown one last. */
export const inMonthOrder = (months: ReadonlyMap<string | null, unknown>): readonly (string | null)[] =>
  [...months.keys()].sort((a, b) => (a === b ? 0 : a === null ? 1 : b === null || a < b ? -1 : 1));

/** By month of expected closing, the open deals by stage. */
export function expectedMonths(scope: Scope, standingIn: readonly (readonly number[])[]) {
  const usual = median(timesToClose(scope, 'won only', scope.history));
  const months = new Map<string | null, number[][]>();
  const monthOf = monthNamer(scope, usual);
  standingIn.forEach((members, stage) => {
    for (const deal of members) {
      const month = monthOf(deal);
      let byStage = months.get(month);
      if (byStage === undefined) {
        byStage = standingIn.map(() => []);
        months.set(month, byStage);
      }
      byStage[stage]?.push(deal);
    }
  });
  return months;
}

/** The month of the expected date, else of the opening and the median time to win. */
function monthNamer({ view }: Scope, usual: number | undefined): (deal: number) => string | null {
  const { calendar, facts, walks } = view;
  const { log } = walks;
  const ofDay = new Map<number, string>();
  const ofText = new Map<number, string>();
  const nameOf = (instant: number) => {
    const day = calendar.dayOf(instant);
    const known = ofDay.get(day) ?? dateTextOf(day).slice(0, 7);
    ofDay.set(day, known);
    return known;
  };
  return (deal) => {
    const opening = walks.opened[deal] ?? -1;
    const expected = log.openings.expectedClose[log.opening[log.row[opening] ?? -1] ?? -1] ?? 0;
    if (expected > 0) {
      const known = ofText.get(expected) ?? nameOf(calendar.parse(facts.texts.textOf(expected) ?? ''));
      ofText.set(expected, known);
      return known;
    }
    return usual === undefined ? null : nameOf(instantAt(view, opening) + usual);
  };
}
