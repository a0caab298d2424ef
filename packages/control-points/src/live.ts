import { type Asked, type Instant, instantOf } from '@clientele/core';

import { controlPointsAt } from './answer.ts';
import type { ControlPointFacts } from './facts.ts';
import type { ControlPoint } from './figures/described.ts';
import type { ControlPointsPolicyInput } from './policy.ts';
import { viewOf } from './view/view.ts';
import { compareTexts } from './view/compare-texts.ts';

/** The control points at one moment of knowledge, by their ids. */
export type PointSight = Readonly<{ at: Instant; knownAt: Instant; points: ReadonlyMap<string, ControlPoint> }>;

/** Where a point can be seen to stand: `soon` is pending and worth notice; null is nowhere. */
export type PointPlace = 'pending' | 'soon' | 'met' | 'missed' | null;

/** A control point came to another place, because something happened or because time went by. */
export type PointChange = Readonly<{
  id: string;
  clientId: string;
  from: PointPlace;
  to: PointPlace;
  /** When: the event that set or met it, or the instant at which the clock did. */
  at: Instant;
  knownAt: Instant;
  /** It happened before the earlier look already, and was not known then. */
  restates: boolean;
  /** The point as it stands now, or as it stood where it is no more. */
  point: ControlPoint;
}>;

/** Looks at the control points. Keep it, and compare with a later look. */
export function pointSight(facts: ControlPointFacts, asked?: Asked, policy?: ControlPointsPolicyInput): PointSight {
  const { moment } = viewOf(facts, asked, policy);
  const points = new Map(controlPointsAt(facts, asked, policy).map((point) => [point.id, point]));
  return { at: instantOf(moment.at), knownAt: instantOf(moment.knownAt), points };
}

/**
 * What changed between two looks, in the order in which it happened.
 *
 * @example
 * const before = pointSight(facts);
 * // … the log grows, or only time goes by …
 * for (const { point, to } of pointChanges(before, pointSight(facts))) if (to === 'missed') tell(point);
 */
export function pointChanges(before: PointSight, after: PointSight): readonly PointChange[] {
  const changes: PointChange[] = [];
  const tell = (was: ControlPoint | undefined, is: ControlPoint | undefined): void => {
    const point = is ?? was;
    const [from, to] = [placeOf(was), placeOf(is)];
    if (point === undefined || (from === to && was?.due === is?.due)) return;
    const at = is === undefined ? after.at : changedAt(is);
    changes.push({
      id: point.id,
      clientId: point.clientId,
      from,
      to,
      at,
      knownAt: after.knownAt,
      restates: is !== undefined && at < before.at,
      point,
    });
  };
  for (const [id, is] of after.points) tell(before.points.get(id), is);
  for (const [id, was] of before.points) if (!after.points.has(id)) tell(was, undefined);
  return changes.sort((a, b) => compareTexts(a.at, b.at) || compareTexts(a.id, b.id));
}

function placeOf(point: ControlPoint | undefined): PointPlace {
  if (point === undefined) return null;
  return point.soon ? 'soon' : point.state;
}

/** When a point came to stand where it stands. */
function changedAt(point: ControlPoint): Instant {
  switch (point.state) {
    case 'met':
      return point.doneAt ?? point.due;
    case 'missed':
      return later(point.due, point.setAt);
    case 'pending':
      return point.soon ? later(point.noticeFrom, point.setAt) : point.setAt;
  }
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
