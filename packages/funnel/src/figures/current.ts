import type { Money } from '@clientele/core';

import type { View } from '../view/view.ts';
import type { Frame } from './frame.ts';
import type { Probability } from './probability.ts';
import { type Distribution, distribution } from './quantile.ts';
import { type Scope, worthIn } from './scope.ts';
import { day } from './time-in-stage.ts';
import { weighted } from './weighted.ts';

/** The deals that stand in a stage at the moment. */
export type Current = Readonly<{
  deals: number;
  /** Deals of which nothing says what they are worth: they add nothing to the value. */
  withoutValue: number;
  value: Money | null;
  /** Value × probability of the stage; null where history is insufficient. */
  weighted: Money | null;
  /** Days since they entered the stage. */
  ageDays: Distribution;
}>;

/** Minor units, and milliseconds deal by deal. */
export type CurrentCounts = Readonly<{ deals: number; withoutValue: number; minor: number; ages: Float64Array }>;

export function countCurrent({ view }: Scope, deals: Int32Array): CurrentCounts {
  const { minor } = view.values;
  const ages = new Float64Array(deals.length);
  let withoutValue = 0;
  for (let i = 0; i < deals.length; i++) {
    const deal = deals[i] ?? 0;
    ages[i] = ageOf(view, deal);
    if (Number.isNaN(minor[deal])) withoutValue++;
  }
  return { deals: deals.length, withoutValue, minor: worthIn(view, deals), ages };
}

export function currentOf(frame: Frame, counts: CurrentCounts, probability: Probability): Current {
  const { deals, withoutValue, minor, ages } = counts;
  const value = frame.money(minor);
  return { deals, withoutValue, value, weighted: weighted(value, probability), ageDays: distribution(ages, day) };
}

/** Milliseconds for which an open deal has stood in its stage. */
export function ageOf(view: View, deal: number): number {
  const { visit, visits } = view.walks;
  return view.moment.at - (visits.enteredAt[visit[deal] ?? -1] ?? NaN);
}
