import type { Money } from '@clientele/core';

import type { Pipeline } from '../pipeline.ts';
import { byStatus } from './by-status.ts';
import { type Cohort, type CohortCounts, cohortsOf, countCohorts } from './cohorts.ts';
import { daysToClose, timesToClose } from './days-to-close.ts';
import { countEndings, type EndingCounts, type Loss, lossesOf, type Win, winsOf } from './endings.ts';
import { countForecast, type ForecastCounts, type ForecastMonth, forecastOf } from './forecast.ts';
import type { Frame } from './frame.ts';
import { type OverAge, overAgeOf, type StandingDeal, standingSince } from './over-age.ts';
import type { Distribution } from './quantile.ts';
import { type Scope, worthIn } from './scope.ts';
import { countStages, type Stage, type StageCounts, stagesOf } from './stages.ts';
import { standingDeals } from './standing-deals.ts';
import { type Velocity, velocityOf } from './velocity.ts';
import { type OpenedAt, openedAtOf, type WinRates, winRatesOf } from './win-rates.ts';

/** Everything that is said of the deals of one pipeline. */
export type PipelineFigures = Readonly<{
  opened: number;
  open: number;
  won: number;
  lost: number;
  /** Open deals that stand in no stage yet. */
  inNoStage: number;
  value: Readonly<{ open: Money | null; won: Money | null; lost: Money | null }>;
  stages: Readonly<Record<string, Stage>>;
  winRates: WinRates;
  cohorts: readonly Cohort[];
  /** Days from opening to winning. */
  daysToWin: Distribution;
  velocity: Velocity;
  losses: readonly Loss[];
  wins: readonly Win[];
  overAge: readonly OverAge[];
  forecast: readonly ForecastMonth[];
}>;

/** The same in counts. */
export type PipelineCounts = Readonly<{
  /** Deals, and what they are worth: minor units. */
  deals: Readonly<Record<'open' | 'won' | 'lost', number>>;
  worth: Readonly<Record<'open' | 'won' | 'lost', number>>;
  wonValued: number;
  inNoStage: number;
  stages: Readonly<Record<string, StageCounts>>;
  openedAt: OpenedAt;
  cohorts: CohortCounts;
  /** Milliseconds from opening to the end: of won deals, of those whose days velocity counts, and of won deals of the past. */
  timesToClose: Readonly<Record<'won' | 'velocity' | 'past', Float64Array>>;
  losses: EndingCounts;
  wins: EndingCounts;
  standing: readonly StandingDeal[];
  forecast: ForecastCounts;
}>;

export function countPipeline(scope: Scope): PipelineCounts {
  const { view, deals, history } = scope;
  const { open, won, lost } = byStatus(scope);
  const standingIn = standingDeals(scope);
  const timesToWin = timesToClose(scope, 'won only', deals);
  const { days } = view.policy.velocity;
  return {
    deals: { open: open.length, won: won.length, lost: lost.length },
    worth: { open: worthIn(view, open), won: worthIn(view, won), lost: worthIn(view, lost) },
    wonValued: won.reduce((count, deal) => count + (Number.isNaN(view.values.minor[deal]) ? 0 : 1), 0),
    inNoStage: standingIn.at(-1)?.length ?? 0,
    stages: countStages(scope, standingIn),
    openedAt: openedAtOf(scope),
    cohorts: countCohorts(scope),
    timesToClose: {
      won: timesToWin,
      velocity: days === 'won only' ? timesToWin : timesToClose(scope, days, deals),
      past: history === deals ? timesToWin : timesToClose(scope, 'won only', history),
    },
    losses: countEndings(scope, view.walks.losses),
    wins: countEndings(scope, view.walks.wins),
    standing: standingSince(scope, standingIn),
    forecast: countForecast(scope, standingIn),
  };
}

export function pipelineFigures(frame: Frame, pipeline: Pipeline, counts: PipelineCounts): PipelineFigures {
  const { deals, worth, timesToClose: times } = counts;
  const { open, won, lost } = deals;
  const inOrder = pipeline.stages.flatMap(({ stage }) => {
    const of = counts.stages[stage];
    return of === undefined ? [] : [[stage, of] as const];
  });
  const stages = stagesOf(frame, inOrder);
  const limits = Object.entries(stages).map(([stage, { ageingLimitDays: limitDays }]) => ({ stage, limitDays }));
  const probabilities = Object.values(stages).map(({ probability }) => probability);
  const piped = { open, won, lost, wonMinor: worth.won, wonValued: counts.wonValued };
  return {
    opened: open + won + lost,
    open,
    won,
    lost,
    inNoStage: counts.inNoStage,
    value: { open: frame.money(worth.open), won: frame.money(worth.won), lost: frame.money(worth.lost) },
    stages,
    winRates: winRatesOf(frame.at, counts.openedAt, lost, times.past),
    cohorts: cohortsOf(counts.cohorts),
    daysToWin: daysToClose(times.won),
    velocity: velocityOf(frame, piped, times.velocity),
    losses: lossesOf(frame, counts.losses),
    wins: winsOf(frame, counts.wins),
    overAge: overAgeOf(frame.at, counts.standing, limits),
    forecast: forecastOf(frame, counts.forecast, probabilities, times.past),
  };
}
