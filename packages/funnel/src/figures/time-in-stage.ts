import type { View } from '../view/view.ts';
import { standing } from '../walk/walks.ts';
import { type Distribution, distribution } from './quantile.ts';
import type { Scope } from './scope.ts';
import { workedBy } from './working-times.ts';

export const day = 86_400_000;
const hour = 3_600_000;

/** How long deals stood in a stage, visit by visit: visits that are over. */
export type TimeInStage = Readonly<{
  /** By the clock, in days of 24 hours. */
  elapsedDays: Distribution;
  /** By the working calendar, in hours. */
  workingHours: Distribution;
}>;

/** The same in milliseconds, visit by visit. */
export type TimesInStage = Readonly<{ elapsed: Float64Array; worked: Float64Array }>;

export const timeInStage = ({ elapsed, worked }: TimesInStage): TimeInStage => ({
  elapsedDays: distribution(elapsed, day),
  workingHours: distribution(worked, hour),
});

/** By stage. */
export function timesInStage(scope: Scope): readonly TimesInStage[] {
  const { view } = scope;
  const { entered, left, enteredAt, leftAt } = view.walks.visits;
  const workedAt = workedBy(view);
  return visitsOver(scope, scope.deals).map((visits) => {
    const elapsed = new Float64Array(visits.length);
    const worked = new Float64Array(visits.length);
    for (let i = 0; i < visits.length; i++) {
      const visit = visits[i] ?? 0;
      elapsed[i] = (leftAt[visit] ?? 0) - (enteredAt[visit] ?? 0);
      worked[i] = (workedAt[left[visit] ?? 0] ?? 0) - (workedAt[entered[visit] ?? 0] ?? 0);
    }
    return { elapsed, worked };
  });
}

/** The visits of some deals that are over, by stage. */
export function visitsOver(
  { view, pipeline }: Pick<Scope, 'view' | 'pipeline'>,
  deals: Int32Array,
): readonly Int32Array[] {
  const { visits, status } = view.walks;
  const { count, deal, stage, left } = visits;
  const marked = new Uint8Array(status.length);
  for (let i = 0; i < deals.length; i++) marked[deals[i] ?? 0] = 1;
  const start = new Int32Array(pipeline.stages.length + 2);
  for (let visit = 0; visit < count; visit++)
    if (marked[deal[visit] ?? 0] === 1 && left[visit] !== -1) bump(start, (stage[visit] ?? 0) + 2);
  for (let s = 2; s < start.length; s++) start[s] = (start[s] ?? 0) + (start[s - 1] ?? 0);
  const ordered = new Int32Array(start.at(-1) ?? 0);
  for (let visit = 0; visit < count; visit++)
    if (marked[deal[visit] ?? 0] === 1 && left[visit] !== -1) ordered[bump(start, (stage[visit] ?? 0) + 1)] = visit;
  return pipeline.stages.map((_, s) => ordered.subarray(start[s], start[s + 1]));
}

/** Adds one; gives what was there before. */
function bump(counts: Int32Array, at: number): number {
  const before = counts[at] ?? 0;
  counts[at] = before + 1;
  return before;
}

/** The deals among some that were won. */
export const wonOf = ({ walks: { status } }: View, deals: Int32Array): Int32Array =>
  deals.filter((deal) => status[deal] === standing.won);
