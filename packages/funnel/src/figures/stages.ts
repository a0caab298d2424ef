import { ageingLimits } from './ageing-limits.ts';
import { day, type TimeInStage, timesInStage } from './time-in-stage.ts';
import { type Current, currentOf } from './current.ts';
import { timesFromStage } from './from-stage.ts';
import type { Probability } from './probability.ts';
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

const noTime: Distribution = { count: 0, median: null, mean: null, p90: null };

/** The stages by name, in the order of the pipeline. */
export function stagesOf(
  scope: Scope,
  standingIn: readonly Int32Array[],
  probabilities: readonly Probability[],
): Readonly<Record<string, Stage>> {
  const { view, pipeline } = scope;
  const { reached, skipped } = reachedIn(scope);
  const spent = timesInStage(scope);
  const limits = ageingLimits(view)[scope.number];
  const times = timesFromStage(scope);
  return Object.fromEntries(
    pipeline.stages.map((name, number) => {
      const later = pipeline.stages.slice(number + 1);
      const conversions = later.map(
        (to, i) => [to, ratio(reached[number + 1 + i] ?? 0, reached[number] ?? 0)] as const,
      );
      const probability = probabilities[number] ?? { status: 'insufficient history', won: 0, closed: 0, least: 0 };
      const stage: Stage = {
        number: number + 1,
        reached: reached[number] ?? 0,
        skipped: skipped[number] ?? 0,
        conversionTo: Object.fromEntries(conversions),
        probability,
        current: currentOf(scope, standingIn[number] ?? new Int32Array(0), probability),
        timeInStage: spent[number] ?? { elapsedDays: noTime, workingHours: noTime },
        ageingLimitDays: limits?.[number] ?? null,
        daysToWin: distribution(times[number] ?? new Float64Array(0), day),
      };
      return [name, stage] as const;
    }),
  );
}
