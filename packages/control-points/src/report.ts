import { type Instant, instantOf, reportHeader, type ReportHeader } from '@clientele/core';

import { countPoints, type PointCounts } from './figures/counts.ts';
import { type ControlPoint, describer } from './figures/described.ts';
import { ownerOf } from './figures/owners.ts';
import { isOverdue, isSoon, type Point } from './figures/point.ts';
import type { ControlPointsPolicy } from './policy.ts';
import { compareTexts } from './view/compare-texts.ts';
import type { View } from './view/view.ts';

/** Points of a kind, the earliest first, as many as the policy lists. */
export type PointList = Readonly<{ number: number; list: readonly ControlPoint[] }>;

/** What is due, what was done in time and what was not. */
export type ControlPointsReport = Readonly<{
  header: ReportHeader<ControlPointsPolicy>;
  /** The window that the points fall due in, [from, to); null for all time. */
  window: Readonly<{ from: Instant; to: Instant }> | null;
  all: PointCounts;
  byPoint: Readonly<Record<string, PointCounts>>;
  byOwner: Readonly<Record<string, PointCounts>>;
  soon: PointList;
  overdue: PointList;
}>;

export const question = { name: 'control-points', version: 1 } as const;

export function reportOf(view: View): ControlPointsReport {
  const { facts, moment, filter, policy, window, points } = view;
  const owner = ownerOf(view);
  const list = (some: readonly Point[]): PointList => ({
    number: some.length,
    list: some.slice(0, policy.listed).map(describer(view)),
  });
  return {
    header: reportHeader(question.name, question.version, facts, moment, filter, policy),
    window: window === undefined ? null : { from: instantOf(window.from), to: instantOf(window.to) },
    all: countPoints(points, moment.at),
    byPoint: countBy(view, ({ kind }) => kind),
    byOwner: countBy(view, ({ client }) => owner(client) ?? 'not recorded'),
    soon: list(points.filter((point) => isSoon(point, moment.at))),
    overdue: list(points.filter((point) => isOverdue(point, moment.at))),
  };
}

function countBy({ points, moment }: View, nameOf: (point: Point) => string): Readonly<Record<string, PointCounts>> {
  const groups = new Map<string, Point[]>();
  for (const point of points) {
    const name = nameOf(point);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [point]);
    else group.push(point);
  }
  return Object.fromEntries(
    [...groups]
      .sort(([a], [b]) => compareTexts(a, b))
      .map(([name, group]) => [name, countPoints(group, moment.at)] as const),
  );
}
