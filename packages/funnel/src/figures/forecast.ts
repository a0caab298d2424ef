import { dateTextOf, type Money } from '@clientele/core';

import { timesToClose } from './days-to-close.ts';
import type { Probability } from './probability.ts';
import { median } from './quantile.ts';
import { moneyOf, type Scope, worthOf } from './scope.ts';
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
  standingIn: readonly Int32Array[],
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
export function expectedMonths(
  scope: Scope,
  standingIn: readonly Int32Array[],
): ReadonlyMap<string | null, readonly (readonly number[])[]> {
  const naming = new ExpectedMonths(scope);
  const found: number[][][] = [];
  standingIn.forEach((members, stage) => {
    for (const deal of members) {
      const byStage = (found[naming.numberOf(deal)] ??= standingIn.map(() => []));
      byStage[stage]?.push(deal);
    }
  });
  return new Map(found.flatMap((byStage, number) => [[naming.names[number] ?? null, byStage] as const]));
}

/** Numbers the months in which deals are expected to close: that of the date said, else of the opening and the median time to win. */
class ExpectedMonths {
  /** By number; null for the unknown month. */
  readonly names: (string | null)[] = [null];
  readonly #scope: Scope;
  readonly #usual: number | undefined;
  readonly #ofText = new Map<number, number>();
  readonly #ofDay = new Map<number, number>();

  constructor(scope: Scope) {
    this.#scope = scope;
    this.#usual = median(timesToClose(scope, 'won only', scope.history));
  }

  numberOf(deal: number): number {
    const { facts, calendar, walks } = this.#scope.view;
    const { log, opened, openedAt } = walks;
    const expected = log.openings.expectedClose[log.opening[log.row[opened[deal] ?? -1] ?? -1] ?? -1] ?? 0;
    if (expected > 0) {
      const known = this.#ofText.get(expected) ?? this.#ofInstant(calendar.parse(facts.texts.textOf(expected) ?? ''));
      this.#ofText.set(expected, known);
      return known;
    }
    return this.#usual === undefined ? 0 : this.#ofInstant((openedAt[deal] ?? 0) + this.#usual);
  }

  #ofInstant(instant: number): number {
    const day = this.#scope.view.calendar.dayOf(instant);
    const known = this.#ofDay.get(day);
    if (known !== undefined) return known;
    const name = dateTextOf(day).slice(0, 7);
    const number = this.names.includes(name) ? this.names.indexOf(name) : this.names.push(name) - 1;
    this.#ofDay.set(day, number);
    return number;
  }
}
