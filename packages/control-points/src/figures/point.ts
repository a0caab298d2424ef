import type { PointKind } from '../point-kinds.ts';

/** How a point ended: what it waited for was done, its date was moved, or nobody waits for it any more. */
export type Ending = 'done' | 'moved' | 'dropped';

/** Where a control point stands. */
export type PointState = 'met' | 'missed' | 'pending';

/** One control point of a client, by the rows that set and ended it. */
export type Point = {
  readonly kind: PointKind;
  /** Under whom it is counted, and in whose stream it stands. */
  readonly client: number;
  readonly member: number;
  /** Codes of texts; 0 for none. A negative subject is a thing without a name of its own. */
  readonly subject: number;
  readonly dealId: number;
  readonly row: number;
  readonly setAt: number;
  readonly due: number;
  /** The date that was named first, where it was moved. */
  readonly firstDue: number;
  readonly noticeFrom: number;
  /** What is still to be paid of an invoice. */
  readonly asked: number;
  readonly currency: number;
  ending: Ending | undefined;
  endedAt: number;
  endRow: number;
};

/**
 * Where a point stands at a moment; undefined where it was moved or fell away in time: then it is
 * none any more. What it is held to ends at its due instant, so what happens then is late.
 */
export function stateOf({ due, ending, endedAt }: Point, at: number): PointState | undefined {
  if (endedAt < due) return ending === 'done' ? 'met' : undefined;
  return at >= due ? 'missed' : 'pending';
}

/** Whether a point is pending and deserves notice. */
export const isSoon = (point: Point, at: number): boolean => at >= point.noticeFrom && stateOf(point, at) === 'pending';

/** Whether a point was missed and still waits. */
export const isOverdue = (point: Point, at: number): boolean =>
  point.ending === undefined && stateOf(point, at) === 'missed';
