import { type Calendar, dateTextOf, type Money } from '@clientele/core';

import type { View } from '../view/view.ts';
import { timesToClose } from './days-to-close.ts';
import type { Frame } from './frame.ts';
import type { Probability } from './probability.ts';
import { median } from './quantile.ts';
import type { Scope } from './scope.ts';
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

/** Deals by the stage they stand in, those in no stage last; minor units. */
type ByStage = { readonly deals: number[]; readonly minor: number[] };

/** By the month that deals name, and, of those that name no date, one after the other: their stage, opening and worth. */
export type ForecastCounts = Readonly<{
  months: Readonly<Record<string, Readonly<ByStage>>>;
  unsaid: Readonly<{ stage: Float64Array; openedAt: Float64Array; minor: Float64Array }>;
}>;

export function countForecast({ view }: Scope, standingIn: readonly Int32Array[]): ForecastCounts {
  const { openedAt } = view.walks;
  const monthOf = saidMonths(view);
  const months: Record<string, ByStage> = {};
  const unsaid: (readonly [stage: number, openedAt: number, minor: number])[] = [];
  standingIn.forEach((members, stage) => {
    for (const deal of members) {
      const month = monthOf(deal);
      const minor = view.values.minor[deal] || 0;
      if (month === undefined) unsaid.push([stage, openedAt[deal] ?? 0, minor]);
      else addTo((months[month] ??= noDeals(standingIn.length)), stage, minor);
    }
  });
  const column = (of: 0 | 1 | 2) => Float64Array.from(unsaid, (row) => row[of]);
  return { months, unsaid: { stage: column(0), openedAt: column(1), minor: column(2) } };
}

const noDeals = (stages: number): ByStage => ({
  deals: new Array<number>(stages).fill(0),
  minor: new Array<number>(stages).fill(0),
});

function addTo({ deals, minor }: ByStage, stage: number, worth: number): void {
  deals[stage] = (deals[stage] ?? 0) + 1;
  minor[stage] = (minor[stage] ?? 0) + worth;
}

/** The months in order; deals that name no date close as long after their opening as won ones usually did. */
export function forecastOf(
  { calendar, money }: Frame,
  { months: said, unsaid }: ForecastCounts,
  probabilities: readonly Probability[],
  timesToWin: Float64Array,
): readonly ForecastMonth[] {
  const usual = median(timesToWin);
  const monthAt = monthNames(calendar);
  const months = new Map<string | null, ByStage>(
    Object.entries(said).map(([month, { deals, minor }]) => [month, { deals: [...deals], minor: [...minor] }]),
  );
  for (const [i, openedAt] of unsaid.openedAt.entries()) {
    const month = usual === undefined ? null : monthAt(openedAt + usual);
    const byStage = months.get(month) ?? noDeals(probabilities.length + 1);
    months.set(month, byStage);
    addTo(byStage, unsaid.stage[i] ?? 0, unsaid.minor[i] ?? 0);
  }
  return inMonthOrder(months).map((month) => {
    const { deals, minor } = months.get(month) ?? noDeals(0);
    let sum = 0;
    let withoutProbability = 0;
    deals.forEach((count, stage) => {
      const probability = probabilities[stage];
      if (probability?.status === 'known') sum += weighted(money(minor[stage] ?? 0), probability)?.minor ?? 0;
      else withoutProbability += count;
    });
    const total = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
    return { month, deals: total(deals), value: money(total(minor)), weighted: money(sum), withoutProbability };
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
  const { view, history } = scope;
  const usual = median(timesToClose(scope, 'won only', history));
  const monthOf = saidMonths(view);
  const monthAt = monthNames(view.calendar);
  const found = new Map<string | null, number[][]>();
  standingIn.forEach((members, stage) => {
    for (const deal of members) {
      const opened = view.walks.openedAt[deal] ?? 0;
      const month = monthOf(deal) ?? (usual === undefined ? null : monthAt(opened + usual));
      const byStage = found.get(month) ?? standingIn.map(() => []);
      found.set(month, byStage);
      byStage[stage]?.push(deal);
    }
  });
  return found;
}

/** The month in which a deal says that it will close; undefined where it says nothing. */
function saidMonths({ facts, calendar, walks }: View): (deal: number) => string | undefined {
  const { log, opened } = walks;
  const monthAt = monthNames(calendar);
  const ofText = new Map<number, string>();
  return (deal) => {
    const expected = log.openings.expectedClose[log.opening[log.row[opened[deal] ?? -1] ?? -1] ?? -1] ?? 0;
    if (expected === 0) return undefined;
    const month = ofText.get(expected) ?? monthAt(calendar.parse(facts.texts.textOf(expected) ?? ''));
    ofText.set(expected, month);
    return month;
  };
}

/** `2026-12` of an instant, each day looked up once. */
function monthNames(calendar: Calendar): (instant: number) => string {
  const ofDay = new Map<number, string>();
  return (instant) => {
    const day = calendar.dayOf(instant);
    const name = ofDay.get(day) ?? dateTextOf(day).slice(0, 7);
    ofDay.set(day, name);
    return name;
  };
}
