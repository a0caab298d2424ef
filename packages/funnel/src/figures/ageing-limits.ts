import type { View } from '../view/view.ts';
import type { Walks } from '../walk/walks.ts';
import { scopeOf } from './scope.ts';
import { ageingLimit } from './time-in-stage.ts';
import { visitsByStage } from './visits-by-stage.ts';

type Limits = readonly (readonly (number | null)[])[];

const known = new WeakMap<Walks, Limits>();

/** Days after which a deal is over age, by pipeline and stage. */
export function ageingLimits(view: View): Limits {
  const held = known.get(view.walks);
  if (held !== undefined) return held;
  const limits = view.walks.pipelines.map((pipeline, number) => {
    const won = visitsByStage(scopeOf(view, number, pipeline), 'won');
    return pipeline.stages.map((stage, s) => ageingLimit(view, stage, won[s] ?? new Int32Array(0)));
  });
  known.set(view.walks, limits);
  return limits;
}
