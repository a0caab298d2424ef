import { type Asked, digestOf, type Evidence, instantOf, UnknownPath, valueAt, type Why } from '@clientele/core';

import { answerOf } from './answer.ts';
import type { ControlPointFacts } from './facts.ts';
import { isCountedIn } from './figures/counts.ts';
import { eventOf } from './figures/described.ts';
import { ownerOf } from './figures/owners.ts';
import { isOverdue, isSoon, type Point, stateOf } from './figures/point.ts';
import type { ControlPointsPolicyInput } from './policy.ts';
import { type ControlPointsReport, reportOf } from './report.ts';
import { compareTexts } from './view/compare-texts.ts';
import { type View, viewOf, viewOfClient } from './view/view.ts';

/** The events behind a number of the report, or behind a client's points. Throws `UnknownPath` for what is neither. */
export function whyOf(facts: ControlPointFacts, asked: Asked, path: string, policy?: ControlPointsPolicyInput): Why {
  const view = viewOf(facts, asked, policy);
  const report = reportOf(view);
  if (facts.clients.find(path) > 0 && !(path in report)) return whyClient(facts, asked, path, policy);
  const { keys, value } = valueAt(report, path);
  const points = pointsBehind(view, report, keys);
  const because = `${String(points.length)} control points, each by the event that set it and the one that ended it`;
  return whyFrom(view, path, value, because, points);
}

function pointsBehind(view: View, report: ControlPointsReport, keys: readonly string[]): readonly Point[] {
  const { points, moment } = view;
  const counted = (name: string | undefined) => {
    const isCounted = Object.entries(isCountedIn).find(([count]) => count === name)?.[1];
    if (isCounted !== undefined) return (point: Point) => isCounted(point, moment.at);
    return (point: Point) => name !== 'kept' || stateOf(point, moment.at) !== 'pending';
  };
  const [first = '', second, third] = keys;
  switch (first) {
    case 'all':
      return points.filter(counted(second));
    case 'byPoint':
      return points.filter(({ kind }) => kind === second).filter(counted(third));
    case 'byOwner': {
      const owner = ownerOf(view);
      return points.filter(({ client }) => (owner(client) ?? 'not recorded') === second).filter(counted(third));
    }
    case 'soon':
    case 'overdue': {
      const listed = points.filter((point) => (first === 'soon' ? isSoon : isOverdue)(point, moment.at));
      return third === undefined ? listed : listed.slice(Number(third), Number(third) + 1);
    }
    case 'header':
    case 'window':
      return [];
    default:
      throw new UnknownPath(keys.join('.'), Object.keys(report));
  }
}

function whyClient(facts: ControlPointFacts, asked: Asked, clientId: string, policy?: ControlPointsPolicyInput): Why {
  const { view } = viewOfClient(facts, clientId, asked, policy);
  const answer = answerOf(facts, clientId, asked, policy);
  const { met, missed, pending, overdue } = answer.counts;
  const because = `${String(met)} met, ${String(missed)} missed (${String(overdue)} still wait), ${String(pending)} pending`;
  return whyFrom(view, clientId, answer, because, view.points);
}

function whyFrom(view: View, path: string, value: unknown, because: string, points: readonly Point[]): Why {
  const { facts, policy, moment, clients } = view;
  const ids = clients.map((client) => facts.clients.textOf(client) ?? '').sort(compareTexts);
  // What was not done was looked for from the first event that set such a point on.
  const waiting = points.filter(({ ending }) => ending === undefined).map(({ setAt }) => setAt);
  return {
    path,
    value,
    because,
    facts: points.flatMap((point) => evidenceOf(view, point)),
    context: {
      policy: policy.name,
      zone: policy.zone,
      within: policy.within,
      noticeDays: policy.noticeDays,
      clients: { number: ids.length, digest: digestOf(ids) },
    },
    ...(waiting.length > 0 && {
      searched: { from: instantOf(Math.min(...waiting)), to: instantOf(moment.at) },
    }),
  };
}

function evidenceOf(view: View, point: Point): readonly Evidence[] {
  const { facts, moment } = view;
  const { occurredAt, recordedAt } = facts.rows('controlPoints');
  const of = (row: number, says: Evidence['says']): Evidence => ({
    reference: eventOf(view, row),
    occurredAt: instantOf(occurredAt[row] ?? 0),
    recordedAt: instantOf(recordedAt[row] ?? 0),
    says: { point: point.kind, ...says },
  });
  const state = stateOf(point, moment.at) ?? '';
  const set = of(point.row, { sets: instantOf(point.due), state });
  return point.endRow < 0 ? [set] : [set, of(point.endRow, { ends: point.ending ?? '' })];
}
