import type { Money } from '@clientele/core';

import { byStatus } from './by-status.ts';
import { type Cohort, cohortsOf } from './cohorts.ts';
import { daysToClose } from './days-to-close.ts';
import { type Loss, lossesOf, type Win, winsOf } from './endings.ts';
import { type ForecastMonth, forecastOf } from './forecast.ts';
import { type OverAge, overAgeOf } from './over-age.ts';
import { probabilitiesIn } from './probability.ts';
import type { Distribution } from './quantile.ts';
import { type Scope, worthOf } from './scope.ts';
import { type Stage, stagesOf } from './stages.ts';
import { standingDeals } from './standing-deals.ts';
import { type Velocity, velocityOf } from './velocity.ts';
import { type WinRates, winRatesOf } from './win-rates.ts';

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

export function pipelineFigures(scope: Scope): PipelineFigures {
  const { view, deals } = scope;
  const { open, won, lost } = byStatus(scope);
  const standingIn = standingDeals(scope);
  const probabilities = probabilitiesIn(scope);
  const stages = stagesOf(scope, standingIn, probabilities);
  return {
    opened: deals.length,
    open: open.length,
    won: won.length,
    lost: lost.length,
    inNoStage: standingIn.at(-1)?.length ?? 0,
    value: { open: worthOf(view, open), won: worthOf(view, won), lost: worthOf(view, lost) },
    stages,
    winRates: winRatesOf(scope),
    cohorts: cohortsOf(scope),
    daysToWin: daysToClose(scope, 'won only'),
    velocity: velocityOf(scope),
    losses: lossesOf(scope),
    wins: winsOf(scope),
    overAge: overAgeOf(scope, standingIn),
    forecast: forecastOf(scope, standingIn, probabilities),
  };
}
