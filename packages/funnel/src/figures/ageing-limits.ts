import type { View } from '../view/view.ts';
import type { Walks } from '../walk/walks.ts';
import { median } from './quantile.ts';
import type { FunnelPolicy } from '../policy.ts';
import { type Scope, scopeOf } from './scope.ts';
import { day, visitsOver, wonOf } from './time-in-stage.ts';

type Limits = readonly (readonly (number | null)[])[];

const known = new WeakMap<Walks, Limits>();

/**
 * Days after which a deal is over age, by pipeline and stage: what the policy says, else a multiple
 * of the median that won deals spent there. Null where neither is known.
 */
export function ageingLimits(view: View): Limits {
  const held = known.get(view.walks);
  if (held !== undefined) return held;
  const limits = view.walks.pipelines.map((pipeline, number) =>
    timesOfWon(scopeOf(view, number, pipeline)).map((spent, stage) =>
      limitOf(view.policy, pipeline.stages[stage] ?? '', spent),
    ),
  );
  known.set(view.walks, limits);
  return limits;
}

/** Milliseconds that won deals spent in each stage, visit by visit. */
export function timesOfWon(scope: Scope): readonly Float64Array[] {
  const { enteredAt, leftAt } = scope.view.walks.visits;
  return visitsOver(scope, wonOf(scope.view, scope.history)).map((visits) => {
    const spent = new Float64Array(visits.length);
    for (let i = 0; i < visits.length; i++)
      spent[i] = (leftAt[visits[i] ?? -1] ?? 0) - (enteredAt[visits[i] ?? -1] ?? 0);
    return spent;
  });
}

/** The limit of a stage in days, with what won deals spent there. Reorders it. */
export function limitOf({ ageing }: FunnelPolicy, stage: string, spent: Float64Array): number | null {
  const named = ageing.days[stage];
  if (named !== undefined) return named;
  const middle = median(spent);
  return middle === undefined ? null : (ageing.timesMedian * middle) / day;
}
