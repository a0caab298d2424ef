import { compareTexts } from '../compare-texts.ts';
import type { View } from '../view/view.ts';
import { ageingLimits } from './ageing-limits.ts';
import { ageOf } from './current.ts';
import type { Scope } from './scope.ts';
import { day } from './time-in-stage.ts';

/** An open deal that has stood in its stage for longer than the ageing limit. */
export type OverAge = Readonly<{ clientId: string; dealId: string; stage: string; days: number; limitDays: number }>;

/** By stage, the longest first. */
export function overAgeOf(scope: Scope, standingIn: readonly Int32Array[]): readonly OverAge[] {
  const { view, pipeline } = scope;
  const { facts, walks } = view;
  const limits = ageingLimits(view)[scope.number] ?? [];
  return Array.from(overAgeDeals(scope, standingIn), (deal) => {
    const stage = walks.stage[deal] ?? -1;
    return {
      clientId: facts.clients.textOf(walks.log.client[deal] ?? 0) ?? '',
      dealId: facts.texts.textOf(walks.log.dealId[deal] ?? 0) ?? '',
      stage: pipeline.stages[stage] ?? '',
      days: ageOf(view, deal) / day,
      limitDays: limits[stage] ?? 0,
    };
  });
}

/** The deals, in that order. */
export function overAgeDeals({ view, number }: Scope, standingIn: readonly Int32Array[]): readonly number[] {
  const { visit, visits } = view.walks;
  const limits = ageingLimits(view)[number] ?? [];
  const since = new Float64Array(visit.length);
  return limits.flatMap((limit, stage) => {
    if (limit === null) return [];
    const over: number[] = [];
    for (const deal of standingIn[stage] ?? []) {
      since[deal] = visits.enteredAt[visit[deal] ?? -1] ?? 0;
      if (view.moment.at - since[deal] > limit * day) over.push(deal);
    }
    return over.sort((a, b) => (since[a] ?? 0) - (since[b] ?? 0) || byName(view, a, b));
  });
}

function byName({ facts, walks: { log } }: View, a: number, b: number): number {
  const clientOf = (deal: number) => facts.clients.textOf(log.client[deal] ?? 0) ?? '';
  const idOf = (deal: number) => facts.texts.textOf(log.dealId[deal] ?? 0) ?? '';
  return compareTexts(clientOf(a), clientOf(b)) || compareTexts(idOf(a), idOf(b));
}
