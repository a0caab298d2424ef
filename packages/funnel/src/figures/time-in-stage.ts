import type { View } from '../view/view.ts';
import { type Distribution, distribution, median } from './quantile.ts';
import { workingTimeOf } from './working-times.ts';

export const day = 86_400_000;
const hour = 3_600_000;

/** How long deals stood in a stage, visit by visit: visits that are over. */
export type TimeInStage = Readonly<{
  /** By the clock, in days of 24 hours. */
  elapsedDays: Distribution;
  /** By the working calendar, in hours. */
  workingHours: Distribution;
}>;

export function timeInStage(view: View, visits: Int32Array): TimeInStage {
  const { entered, left } = view.walks.visits;
  const { occurredAt } = view.walks.log;
  const work = workingTimeOf(view);
  const worked = new Float64Array(visits.length);
  for (let i = 0; i < visits.length; i++) {
    const visit = visits[i] ?? -1;
    const from = occurredAt[entered[visit] ?? -1] ?? 0;
    const to = occurredAt[left[visit] ?? -1] ?? 0;
    worked[i] = work.by(to) - work.by(from);
  }
  return { elapsedDays: distribution(elapsedOf(view, visits), day), workingHours: distribution(worked, hour) };
}

/**
 * How many days a deal may stand in a stage: what the policy says, else a multiple of the median
 * that won deals spent there. Null where neither is known.
 */
export function ageingLimit(view: View, stage: string, wonVisits: Int32Array): number | null {
  const named = view.policy.ageing.days[stage];
  if (named !== undefined) return named;
  const middle = median(elapsedOf(view, wonVisits));
  return middle === undefined ? null : (view.policy.ageing.timesMedian * middle) / day;
}

function elapsedOf({ walks: { visits, log } }: View, chosen: Int32Array): Float64Array {
  const { entered, left } = visits;
  const elapsed = new Float64Array(chosen.length);
  for (let i = 0; i < chosen.length; i++) {
    const visit = chosen[i] ?? -1;
    elapsed[i] = (log.occurredAt[left[visit] ?? -1] ?? 0) - (log.occurredAt[entered[visit] ?? -1] ?? 0);
  }
  return elapsed;
}
