import { type EventReference, type Instant, instantOf, referenceOf } from '@clientele/core';

import type { PointKind } from '../point-kinds.ts';
import type { View } from '../view/view.ts';
import { ownerOf } from './owners.ts';
import { isOverdue, isSoon, type Point, type PointState, stateOf } from './point.ts';

/** One control point, as it stands at a moment. */
export type ControlPoint = Readonly<{
  /** The same on every store and at every moment: the kind, and the event that set it. */
  id: string;
  point: PointKind;
  /** The client under whom it is counted, where it was merged into another. */
  clientId: string;
  /** Id of what it is about (an offer, an invoice, a request, a task …); null for the client itself. */
  subject: string | null;
  dealId: string | null;
  /** Who is responsible for the client at the moment; null where nobody is. */
  owner: string | null;
  /** When the event that set it happened. */
  setAt: Instant;
  due: Instant;
  /** The date that was named first, where it was moved. */
  firstDue: Instant;
  /** From when on it deserves notice. */
  noticeFrom: Instant;
  state: PointState;
  /** Pending, and it deserves notice. */
  soon: boolean;
  /** Missed, and it still waits. */
  overdue: boolean;
  /** When what it waited for was done, in time or late; null where it was not. */
  doneAt: Instant | null;
  setBy: EventReference;
  /** The event that met it, or ended it late; null where there is none. */
  endedBy: EventReference | null;
}>;

/** The id of a point. */
export const pointId = (view: Pick<View, 'facts'>, { kind, row }: Point): string => `${kind}:${eventOf(view, row)}`;

/** The event of a row. */
export function eventOf({ facts }: Pick<View, 'facts'>, row: number): EventReference {
  const { client, revision } = facts.rows('controlPoints');
  return referenceOf(facts.clients.textOf(client[row] ?? 0) ?? '', revision[row] ?? 0);
}

/** Puts points in words. */
export function describer(view: View): (point: Point) => ControlPoint {
  const owner = ownerOf(view);
  return (point) => describe(view, point, owner(point.client));
}

function describe(view: View, point: Point, owner: string | null): ControlPoint {
  const { facts, moment } = view;
  const { due, ending } = point;
  return {
    id: pointId(view, point),
    point: point.kind,
    clientId: facts.clients.textOf(point.client) ?? '',
    subject: point.subject > 0 ? (facts.texts.textOf(point.subject) ?? null) : null,
    dealId: facts.texts.textOf(point.dealId) ?? null,
    owner,
    setAt: instantOf(point.setAt),
    due: instantOf(due),
    firstDue: instantOf(point.firstDue),
    noticeFrom: instantOf(point.noticeFrom),
    // Of a view only what is there at its moment is described.
    state: stateOf(point, moment.at) ?? 'pending',
    soon: isSoon(point, moment.at),
    overdue: isOverdue(point, moment.at),
    doneAt: ending === 'done' ? instantOf(point.endedAt) : null,
    setBy: eventOf(view, point.row),
    endedBy: point.endRow < 0 ? null : eventOf(view, point.endRow),
  };
}
