import { clusterRows, counts } from '@clientele/core';

import { ClientPoints } from '../figures/client-points.ts';
import { DueInstants } from '../figures/due-instants.ts';
import { type Point, stateOf } from '../figures/point.ts';
import { compareTexts } from './compare-texts.ts';
import { pointTest } from './point-test.ts';
import type { View } from './view.ts';

/** The points asked about that are there at the moment, by due instant, client, kind and place in the stream. */
export function pointsOf(view: Omit<View, 'points'>): readonly Point[] {
  const { facts, calendar, policy, identities, moment, clients } = view;
  const indexed = facts.indexed('controlPoints');
  const instants = new DueInstants(calendar, policy);
  const isAsked = pointTest(view);
  const found: Point[] = [];
  for (const client of clients) {
    const rows = clusterRows(facts, indexed, identities, client);
    if (rows.length === 0) continue;
    const points = new ClientPoints(facts, client, instants);
    for (const row of rows) if (counts(indexed, row, moment)) points.take(row);
    for (const point of points.all) if (stateOf(point, moment.at) !== undefined && isAsked(point)) found.push(point);
  }
  const { revision } = indexed.rows;
  const idOf = (client: number) => facts.clients.textOf(client) ?? '';
  return found.sort(
    (a, b) =>
      a.due - b.due ||
      compareTexts(idOf(a.member), idOf(b.member)) ||
      (revision[a.row] ?? 0) - (revision[b.row] ?? 0) ||
      compareTexts(a.kind, b.kind),
  );
}
