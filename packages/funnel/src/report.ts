import { addUp, byName, commonCurrency, jointHeader, reportHeader, type ReportHeader } from '@clientele/core';

import { type Clients, clientsOf } from './figures/clients.ts';
import { frameOf } from './figures/frame.ts';
import {
  countPipeline,
  type PipelineCounts,
  type PipelineFigures,
  pipelineFigures,
} from './figures/pipeline-figures.ts';
import { scopeOf } from './figures/scope.ts';
import {
  countForecasts,
  type ForecastQuality,
  forecastQuality,
  type ForecastsCounts,
} from './figures/submitted-forecasts.ts';
import { actualsOf } from './figures/target-actual.ts';
import { goalsOf, type Target, type TargetSet, targetsOf, targetsSet } from './figures/targets.ts';
import {
  countUnattributed,
  type Unattributed,
  type UnattributedCounts,
  unattributedOf,
} from './figures/unattributed.ts';
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

/** What the facts of some clients say of the report: numbers that are added up, and times and rows where order matters. */
export interface FunnelPartial {
  readonly header: ReportHeader<FunnelPolicy>;
  /** The currency of the sums, where any is known. */
  readonly currencies: readonly string[];
  /** Of the company: the same in every part. */
  readonly targets: readonly TargetSet[];
  readonly counts: Pick<FunnelReport, 'unlistedPipelines' | 'clients'> &
    Readonly<{
      pipelines: Readonly<Record<string, PipelineCounts>>;
      submittedForecasts: ForecastsCounts;
      /** Of each target, minor units or how many. */
      reached: readonly number[];
      unattributed: UnattributedCounts;
    }>;
}

export function partialOf(view: View): FunnelPartial {
  const { facts, policy, filter, walks, asked, values } = view;
  const { currency } = values.exchange;
  const goals = goalsOf(view);
  const pipelines = walks.pipelines.map(
    (pipeline, number) => [pipeline.name, countPipeline(scopeOf(view, number, pipeline))] as const,
  );
  return {
    header: reportHeader(question.name, question.version, facts, asked, filter, policy),
    currencies: currency === undefined ? [] : [currency],
    targets: targetsSet(view, goals),
    counts: {
      pipelines: Object.fromEntries(pipelines),
      unlistedPipelines: unlistedPipelines(view),
      submittedForecasts: countForecasts(view),
      reached: actualsOf(view, goals),
      clients: clientsOf(view),
      unattributed: countUnattributed(view),
    },
  };
}

export function mergeOf(partials: readonly FunnelPartial[]): FunnelReport {
  const header = jointHeader(partials.map((partial) => partial.header));
  const { policy } = header;
  const frame = frameOf(header, commonCurrency(partials.flatMap(({ currencies }) => currencies)));
  const counts = addUp(partials.map((partial) => partial.counts));
  const figuresOf = (name: string): readonly PipelineFigures[] => {
    const [pipeline, found] = [policy.pipelines[name], counts.pipelines[name]];
    return pipeline === undefined || found === undefined ? [] : [pipelineFigures(frame, pipeline, found)];
  };
  const [figures] = figuresOf('default');
  if (figures === undefined) throw new TypeError('a policy has at least the default pipeline');
  const further = Object.keys(policy.pipelines).filter((name) => name !== 'default');
  return {
    header,
    ...figures,
    pipelines: Object.fromEntries(further.flatMap((name) => figuresOf(name).map((of) => [name, of] as const))),
    unlistedPipelines: byName(Object.entries(counts.unlistedPipelines)),
    submittedForecasts: forecastQuality(frame, counts.submittedForecasts),
    targets: targetsOf(frame, partials[0]?.targets ?? [], counts.reached),
    clients: counts.clients,
    unattributed: unattributedOf(frame, counts.unattributed),
  };
}

export const reportOf = (view: View): FunnelReport => mergeOf([partialOf(view)]);

function unlistedPipelines(view: View): Readonly<Record<string, number>> {
  return byName(
    [...unlistedDeals(view)].map(([code, deals]) => [view.facts.texts.textOf(code) ?? '', deals.length] as const),
  );
}
