import { reportHeader, type ReportHeader } from '@clientele/core';

import { type Clients, clientsOf } from './figures/clients.ts';
import { type PipelineFigures, pipelineFigures } from './figures/pipeline-figures.ts';
import { scopeOf } from './figures/scope.ts';
import { type ForecastQuality, forecastQuality } from './figures/submitted-forecasts.ts';
import { type Target, targetsOf } from './figures/targets.ts';
import { type Unattributed, unattributedOf } from './figures/unattributed.ts';
import { unlistedDeals } from './figures/unlisted.ts';
import type { FunnelPolicy } from './policy.ts';
import type { View } from './view/view.ts';

/** Where deals stand, how they move, and where they are won and lost. The figures on top are of the default pipeline. */
export type FunnelReport = Readonly<{
  header: ReportHeader<FunnelPolicy>;
}> &
  PipelineFigures &
  Readonly<{
    /** The same of each further pipeline of the policy. */
    pipelines: Readonly<Record<string, PipelineFigures>>;
    /** Deals, by the pipeline that they name, for which the policy has none: they are among those of the default one. */
    unlistedPipelines: Readonly<Record<string, number>>;
    /** How well owners foresaw what was won. */
    submittedForecasts: readonly ForecastQuality[];
    targets: readonly Target[];
    clients: Clients;
    unattributed: Unattributed;
  }>;

export const question = { name: 'funnel', version: 1 } as const;

export function reportOf(view: View): FunnelReport {
  const { facts, policy, filter, walks, asked } = view;
  const figures = walks.pipelines.map(
    (pipeline, number) => [pipeline.name, pipelineFigures(scopeOf(view, number, pipeline))] as const,
  );
  const [first, ...further] = figures;
  if (first === undefined) throw new TypeError('a policy has at least the default pipeline');
  return {
    header: reportHeader(question.name, question.version, facts, asked, filter, policy),
    ...first[1],
    pipelines: Object.fromEntries(further),
    unlistedPipelines: unlistedPipelines(view),
    submittedForecasts: forecastQuality(view),
    targets: targetsOf(view),
    clients: clientsOf(view),
    unattributed: unattributedOf(view),
  };
}

function unlistedPipelines(view: View): Readonly<Record<string, number>> {
  const named = [...unlistedDeals(view)].map(
    ([code, deals]) => [view.facts.texts.textOf(code) ?? '', deals.length] as const,
  );
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}
