import {
  addUp,
  byName,
  commonCurrency,
  type Instant,
  instantOf,
  jointHeader,
  type ReportHeader,
  reportHeader,
} from '@clientele/core';

import { type Cohort, type CohortCounts, cohortsOf, countCohorts } from './figures/cohorts.ts';
import { type Development, developmentOf } from './figures/development.ts';
import { type DirectionCounts, directionCounts } from './figures/directions.ts';
import {
  type ComeBackCounts,
  type ComeBacks,
  comeBacksIn,
  comeBacksOf,
  type Losses,
  lossesIn,
} from './figures/losses.ts';
import { archivedClients, dormantProspects } from './figures/prospects.ts';
import { countRetention, type Retention, type RetentionCounts, retentionOf } from './figures/retention.ts';
import { type RevenueRetention, revenueRetention, type RevenueSums, sumRevenue } from './figures/revenue-retention.ts';
import { countSalesByKind, type SaleCounts, type SalesByKind, salesByKind } from './figures/sales.ts';
import { type StatusCounts, statusCounts } from './figures/statuses.ts';
import type { LifecyclePolicy } from './policy.ts';
import { frameOf } from './view/frame.ts';
import type { View } from './view/view.ts';

/** Which clients are new, regular, lost and restored at the moment, and what changed in the window. */
export type LifecycleReport = Readonly<{
  header: ReportHeader<LifecyclePolicy>;
  /** What the figures of a stretch of time are about: losses, come-backs, sales, retention. */
  window: Readonly<{ from: Instant; to: Instant }>;
  /** Clients known at the moment; those that stand for sales without a client are not among them. */
  clients: number;
  statuses: StatusCounts;
  /** Prospects that were silent or stayed refused for long: among the prospects above. */
  dormantProspects: number;
  /** Clients of whom nothing more is expected: in the counts above. */
  archived: number;
  /** How clients stand in each direction. */
  directions: Readonly<Record<string, DirectionCounts>>;
  development: Development;
  losses: Losses;
  comeBacks: ComeBacks;
  sales: SalesByKind;
  retention: Retention;
  revenueRetention: RevenueRetention;
  cohorts: readonly Cohort[];
}>;

export const question = { name: 'lifecycle', version: 1 } as const;

/** What the facts of some clients say of the report: numbers that are added up before anything is divided. */
export type LifecyclePartial = Pick<LifecycleReport, 'header' | 'window'> &
  Readonly<{
    /** The currency of the sums, where money has moved. */
    currencies: readonly string[];
    counts: Pick<LifecycleReport, 'statuses' | 'dormantProspects' | 'archived' | 'directions' | 'losses'> &
      Readonly<{
        stages: Development['stages'];
        comeBacks: ComeBackCounts;
        sales: SaleCounts;
        retention: RetentionCounts;
        revenue: RevenueSums;
        cohorts: CohortCounts;
      }>;
  }>;

export function partialOf(view: View): LifecyclePartial {
  const { facts, moment, filter, policy, window } = view;
  const { currency } = view.amounts;
  return {
    header: reportHeader(question.name, question.version, facts, moment, filter, policy),
    window: { from: instantOf(window.from), to: instantOf(window.to) },
    currencies: currency === undefined ? [] : [currency],
    counts: {
      statuses: statusCounts(view),
      dormantProspects: dormantProspects(view).length,
      archived: archivedClients(view).length,
      directions: directionCounts(view),
      stages: developmentOf(view),
      losses: lossesIn(view),
      comeBacks: comeBacksIn(view),
      sales: countSalesByKind(view),
      retention: countRetention(view),
      revenue: sumRevenue(view),
      cohorts: countCohorts(view),
    },
  };
}

export function mergeOf(partials: readonly LifecyclePartial[]): LifecycleReport {
  const header = jointHeader(partials.map((partial) => partial.header));
  const [{ window } = { window: { from: header.at, to: header.at } }] = partials;
  const currency = commonCurrency(partials.flatMap(({ currencies }) => currencies));
  const frame = frameOf(header, window, currency);
  const counts = addUp(partials.map((partial) => partial.counts));
  const { statuses, losses } = counts;
  return {
    header,
    window,
    clients: Object.values(statuses).reduce((sum, count) => sum + count, 0),
    statuses,
    dormantProspects: counts.dormantProspects,
    archived: counts.archived,
    directions: byName(Object.entries(counts.directions)),
    development: { unit: header.policy.unit, stages: counts.stages },
    losses: { ...losses, byReason: byName(Object.entries(losses.byReason)) },
    comeBacks: comeBacksOf(counts.comeBacks, losses.whole),
    sales: salesByKind(frame, counts.sales),
    retention: retentionOf(frame, counts.retention),
    revenueRetention: revenueRetention(frame, counts.revenue),
    cohorts: cohortsOf(frame, counts.cohorts),
  };
}

export const reportOf = (view: View): LifecycleReport => mergeOf([partialOf(view)]);
