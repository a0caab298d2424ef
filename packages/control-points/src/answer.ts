import { type Asked, type Instant, instantOf } from '@clientele/core';

import type { ControlPointFacts } from './facts.ts';
import { countPoints, type PointCounts } from './figures/counts.ts';
import { type ControlPoint, describer } from './figures/described.ts';
import { stateOf } from './figures/point.ts';
import type { ControlPointsPolicyInput } from './policy.ts';
import { viewOf, viewOfClient } from './view/view.ts';

/** The control points of one client. */
export type ClientControlPoints = Readonly<{
  /** The client under whom it is counted, where it was merged into another. */
  clientId: string;
  counts: PointCounts;
  /** By due instant. */
  points: readonly ControlPoint[];
}>;

export function answerOf(
  facts: ControlPointFacts,
  clientId: string,
  asked?: Asked,
  policy?: ControlPointsPolicyInput,
): ClientControlPoints {
  const { view, client } = viewOfClient(facts, clientId, asked, policy);
  return {
    clientId: facts.clients.textOf(client) ?? '',
    counts: countPoints(view.points, view.moment.at),
    points: view.points.map(describer(view)),
  };
}

/** The next instant at which time alone makes a point of the client deserve notice, or missed. */
export function nextChange(
  facts: ControlPointFacts,
  clientId: string,
  asked?: Asked,
  policy?: ControlPointsPolicyInput,
): Instant | undefined {
  const { view } = viewOfClient(facts, clientId, asked, policy);
  const { at } = view.moment;
  const instants = view.points
    .filter((point) => stateOf(point, at) === 'pending')
    .flatMap(({ noticeFrom, due }) => [noticeFrom, due]);
  const next = Math.min(...instants.filter((instant) => instant > at));
  return next === Infinity ? undefined : instantOf(next);
}

/**
 * All control points asked about, by due instant.
 *
 * @example
 * controlPointsAt(facts, { at: '2026-07-01', filter: { owner: 'ann' } }).filter(({ overdue }) => overdue);
 */
export function controlPointsAt(
  facts: ControlPointFacts,
  asked?: Asked,
  policy?: ControlPointsPolicyInput,
): readonly ControlPoint[] {
  const view = viewOf(facts, asked, policy);
  return view.points.map(describer(view));
}
