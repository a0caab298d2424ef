import { type Instant, instantOf } from '@clientele/core';

import { ageingLimits } from './ageing-limits.ts';
import { ageOf } from './current.ts';
import { instantAt, type Scope } from './scope.ts';
import { day } from './time-in-stage.ts';

/** An open deal that has stood in its stage for longer than the ageing limit. */
export type OverAge = Readonly<{
  clientId: string;
  dealId: string;
  stage: string;
  entered: Instant;
  days: number;
  limitDays: number;
}>;

/** By stage, client and deal. */
export function overAgeOf(scope: Scope, standingIn: readonly (readonly number[])[]): readonly OverAge[] {
  const { view, pipeline } = scope;
  const { log, stage, visit, visits } = view.walks;
  return overAgeDeals(scope, standingIn).map((deal) => ({
    clientId: view.facts.clients.textOf(log.client[deal] ?? 0) ?? '',
    dealId: view.facts.texts.textOf(log.dealId[deal] ?? 0) ?? '',
    stage: pipeline.stages[stage[deal] ?? -1] ?? '',
    entered: instantOf(instantAt(view, visits.entered[visit[deal] ?? -1])),
    days: ageOf(view, deal) / day,
    limitDays: ageingLimits(view)[scope.number]?.[stage[deal] ?? -1] ?? 0,
  }));
}

/** The deals, in that order. */
export function overAgeDeals({ view, number }: Scope, standingIn: readonly (readonly number[])[]): readonly number[] {
  const { facts, walks } = view;
  const clientId = (deal: number) => facts.clients.textOf(walks.log.client[deal] ?? 0) ?? '';
  const dealId = (deal: number) => facts.texts.textOf(walks.log.dealId[deal] ?? 0) ?? '';
  const limits = ageingLimits(view)[number] ?? [];
  return limits.flatMap((limit, stage) =>
    (standingIn[stage] ?? [])
      .filter((deal) => limit !== null && ageOf(view, deal) > limit * day)
      .sort((a, b) => compare(clientId(a), clientId(b)) || compare(dealId(a), dealId(b))),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
