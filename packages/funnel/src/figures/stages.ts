import { limitOf, timesOfWon } from './ageing-limits.ts';
import { day, type TimeInStage, timeInStage, timesInStage, type TimesInStage } from './time-in-stage.ts';
import { countCurrent, type Current, type CurrentCounts, currentOf } from './current.ts';
import type { Frame } from './frame.ts';
import { timesFromStage } from './from-stage.ts';
import { countClosed, type Probability, probability } from './probability.ts';
import { type Distribution, distribution } from './quantile.ts';
import { ratio } from './rate.ts';
import { reachedIn } from './reached.ts';
import type { Scope } from './scope.ts';

/** A stage of the funnel: who came, who is there, how long it takes and what comes of it. */
export type Stage = Readonly<{
  /** Its place in the pipeline, from 1. */
  number: number;
  /** Deals that ever reached it or a later one. */
  reached: number;
  /** Those of them that never stood in it. */
  skipped: number;
  /** For each later stage: reached(that) / reached(this). */
  conversionTo: Readonly<Record<string, number | null>>;
  probability: Probability;
  current: Current;
  timeInStage: TimeInStage;
  /** Days after which a deal here is over age; null where nothing says it. */
  ageingLimitDays: number | null;
  /** Days from the first entry, here or further, to winning. */
  daysToWin: Distribution;
}>;

/** One stage in counts. */
export type StageCounts = Readonly<{
  reached: number;
  skipped: number;
  /** Of the past: closed deals that reached it, those of them that were won, and how long won deals stood there. */
  closed: number;
  won: number;
  spent: Float64Array;
  current: CurrentCounts;
  times: TimesInStage;
  /** Milliseconds from the first entry, here or further, to winning. */
  toWin: Float64Array;
}>;

/** By name. */
export function countStages(scope: Scope, standingIn: readonly Int32Array[]): Readonly<Record<string, StageCounts>> {
  const { reached, skipped } = reachedIn(scope);
  const { won, closed } = countClosed(scope);
  const [times, spent, toWin] = [timesInStage(scope), timesOfWon(scope), timesFromStage(scope)];
  return Object.fromEntries(
    scope.pipeline.stages.map((name, stage) => [
      name,
      {
        reached: reached[stage] ?? 0,
        skipped: skipped[stage] ?? 0,
        closed: closed[stage] ?? 0,
        won: won[stage] ?? 0,
        spent: spent[stage] ?? none,
        current: countCurrent(scope, standingIn[stage] ?? new Int32Array(0)),
        times: times[stage] ?? { elapsed: none, worked: none },
        toWin: toWin[stage] ?? none,
      },
    ]),
  );
}

const none = new Float64Array(0);

/** The stages by name, in the order of the pipeline. */
export function stagesOf(
  frame: Frame,
  stages: readonly (readonly [name: string, counts: StageCounts])[],
): Readonly<Record<string, Stage>> {
  const { policy } = frame;
  return Object.fromEntries(
    stages.map(([name, counts], number) => {
      const later = stages.slice(number + 1).map(([to, { reached }]) => [to, ratio(reached, counts.reached)] as const);
      const chance = probability(counts.won, counts.closed, policy.leastHistory);
      const stage: Stage = {
        number: number + 1,
        reached: counts.reached,
        skipped: counts.skipped,
        conversionTo: Object.fromEntries(later),
        probability: chance,
        current: currentOf(frame, counts.current, chance),
        timeInStage: timeInStage(counts.times),
        ageingLimitDays: limitOf(policy, name, counts.spent),
        daysToWin: distribution(counts.toWin, day),
      };
      return [name, stage] as const;
    }),
  );
}
