import { type Instant, instantOf } from '@clientele/core';

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
export function overAgeOf(
  { view, pipeline }: Scope,
  standingIn: readonly (readonly number[])[],
  limits: readonly (number | null)[],
): readonly OverAge[] {
  const { walks, facts } = view;
  const { log, visit, visits } = walks;
  return pipeline.stages.flatMap((stage, number) => {
    const limitDays = limits[number] ?? null;
    if (limitDays === null) return [];
    const over = (standingIn[number] ?? []).filter((deal) => ageOf({ view }, deal) > limitDays * day);
    return over
      .map((deal) => ({
        clientId: facts.clients.textOf(log.client[deal] ?? 0) ?? '',
        dealId: facts.texts.textOf(log.dealId[deal] ?? 0) ?? '',
        stage,
        entered: instantOf(instantAt(view, visits.entered[visit[deal] ?? -1])),
        days: ageOf({ view }, deal) / day,
        limitDays,
      }))
      .sort((a, b) => compare(a.clientId, b.clientId) || compare(a.dealId, b.dealId));
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
