import type { View } from '../view/view.ts';
import type { Walks } from '../walk/walks.ts';
import { median } from './quantile.ts';
import { scopeOf } from './scope.ts';
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
  const { days, timesMedian } = view.policy.ageing;
  const { enteredAt, leftAt } = view.walks.visits;
  const limits = view.walks.pipelines.map((pipeline, number) => {
    const scope = scopeOf(view, number, pipeline);
    return visitsOver(scope, wonOf(view, scope.history)).map((visits, stage) => {
      const named = days[pipeline.stages[stage] ?? ''];
      if (named !== undefined) return named;
      const spent = new Float64Array(visits.length);
      for (let i = 0; i < visits.length; i++)
        spent[i] = (leftAt[visits[i] ?? -1] ?? 0) - (enteredAt[visits[i] ?? -1] ?? 0);
      const middle = median(spent);
      return middle === undefined ? null : (timesMedian * middle) / day;
    });
  });
  known.set(view.walks, limits);
  return limits;
}
