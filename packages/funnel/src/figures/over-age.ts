import { compareTexts } from '../compare-texts.ts';
import type { View } from '../view/view.ts';
import { ageingLimits } from './ageing-limits.ts';
import type { Scope } from './scope.ts';
import { day } from './time-in-stage.ts';

/** An open deal that has stood in its stage for longer than the ageing limit. */
export type OverAge = Readonly<{ clientId: string; dealId: string; stage: string; days: number; limitDays: number }>;

/** An open deal, and since when it has stood in its stage. */
export type StandingDeal = Readonly<{ clientId: string; dealId: string; stage: string; since: number }>;

/** The open deals that stand in a stage: which are over age is known once all are. */
export function standingSince({ view, pipeline }: Scope, standingIn: readonly Int32Array[]): readonly StandingDeal[] {
  const { facts, walks } = view;
  const { log, visit, visits } = walks;
  return pipeline.stages.flatMap((stage, number) =>
    Array.from(standingIn[number] ?? [], (deal) => ({
      clientId: facts.clients.textOf(log.client[deal] ?? 0) ?? '',
      dealId: facts.texts.textOf(log.dealId[deal] ?? 0) ?? '',
      stage,
      since: visits.enteredAt[visit[deal] ?? -1] ?? 0,
    })),
  );
}

/** By stage, the longest first. */
export function overAgeOf(
  at: number,
  deals: readonly StandingDeal[],
  limits: readonly Readonly<{ stage: string; limitDays: number | null }>[],
): readonly OverAge[] {
  return limits.flatMap(({ stage, limitDays }) => {
    if (limitDays === null) return [];
    return deals
      .filter((deal) => deal.stage === stage && at - deal.since > limitDays * day)
      .sort((a, b) => a.since - b.since || compareTexts(a.clientId, b.clientId) || compareTexts(a.dealId, b.dealId))
      .map(({ clientId, dealId, since }) => ({ clientId, dealId, stage, days: (at - since) / day, limitDays }));
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
