import { isOverdue, isSoon, type Point, stateOf } from './point.ts';

/** How many control points stand where. */
export type PointCounts = Readonly<{
  points: number;
  met: number;
  missed: number;
  pending: number;
  /** Of the pending, those that deserve notice. */
  soon: number;
  /** Of the missed, those that still wait. */
  overdue: number;
  /** Met of all that are decided; null where none is. */
  kept: number | null;
}>;

export type CountName = Exclude<keyof PointCounts, 'kept'>;

/** Whether a point is among those that a number counts. */
export const isCountedIn: Readonly<Record<CountName, (point: Point, at: number) => boolean>> = {
  points: () => true,
  met: (point, at) => stateOf(point, at) === 'met',
  missed: (point, at) => stateOf(point, at) === 'missed',
  pending: (point, at) => stateOf(point, at) === 'pending',
  soon: isSoon,
  overdue: isOverdue,
};

export function countPoints(points: readonly Point[], at: number): PointCounts {
  const count = (name: CountName) => points.filter((point) => isCountedIn[name](point, at)).length;
  const [met, missed] = [count('met'), count('missed')];
  return {
    points: points.length,
    met,
    missed,
    pending: count('pending'),
    soon: count('soon'),
    overdue: count('overdue'),
    kept: met + missed === 0 ? null : met / (met + missed),
  };
}
