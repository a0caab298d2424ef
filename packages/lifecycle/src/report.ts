import { type Instant, instantOf, type ReportHeader, reportHeader } from '@clientele/core';

import { type Cohort, cohortsOf } from './figures/cohorts.ts';
import { type Development, developmentOf } from './figures/development.ts';
import { type DirectionCounts, directionCounts } from './figures/directions.ts';
import { type ComeBacks, comeBacksIn, type Losses, lossesIn } from './figures/losses.ts';
import { archivedClients, dormantProspects } from './figures/prospects.ts';
import { type Retention, retentionOf } from './figures/retention.ts';
import { type RevenueRetention, revenueRetention } from './figures/revenue-retention.ts';
import { type SalesByKind, salesByKind } from './figures/sales.ts';
import { type StatusCounts, statusCounts } from './figures/statuses.ts';
import type { LifecyclePolicy } from './policy.ts';
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

export function reportOf(view: View): LifecycleReport {
  const { facts, moment, filter, policy, window } = view;
  const losses = lossesIn(view);
  const statuses = statusCounts(view);
  return {
    header: reportHeader(question.name, question.version, facts, moment, filter, policy),
    window: { from: instantOf(window.from), to: instantOf(window.to) },
    clients: Object.values(statuses).reduce((sum, count) => sum + count, 0),
    statuses,
    dormantProspects: dormantProspects(view).length,
    archived: archivedClients(view).length,
    directions: directionCounts(view),
    development: developmentOf(view),
    losses,
    comeBacks: comeBacksIn(view, losses.whole),
    sales: salesByKind(view),
    retention: retentionOf(view),
    revenueRetention: revenueRetention(view),
    cohorts: cohortsOf(view),
  };
}
