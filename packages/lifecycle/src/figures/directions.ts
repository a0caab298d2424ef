import { byName, statusCode } from '@clientele/core';

import type { View } from '../view/view.ts';

/** How the clients that ever bought in a direction stand in it. */
export type DirectionCounts = Readonly<{
  new: number;
  regular: number;
  restored: number;
  /** Lost in this direction, and clients still by others. */
  partlyLost: number;
  /** Lost in this direction, and lost as a whole. */
  lost: number;
}>;

export type DirectionStanding = keyof DirectionCounts;

/** How a client stands in the direction of a group; undefined for one that has not settled in it or is not asked about. */
export function standingOf({ scope, whole, partial }: View, group: number): DirectionStanding | undefined {
  const client = partial.timelines.client(group);
  if (scope.clients[client] !== 1) return undefined;
  switch (partial.status[group]) {
    case statusCode.new:
      return 'new';
    case statusCode.regular:
      return 'regular';
    case statusCode.restored:
      return 'restored';
    case statusCode.lost:
      return whole.status[client] === statusCode.lost ? 'lost' : 'partlyLost';
    default:
      return undefined;
  }
}

/** By direction, in the order of their names. */
export function directionCounts(view: View): Readonly<Record<string, DirectionCounts>> {
  const { facts, partial } = view;
  const { groups, direction } = partial.timelines;
  const counted = new Map<number, Record<DirectionStanding, number>>();
  let [code, counts] = [-1, noClients()];
  for (let group = 0; group < groups; group++) {
    const standing = standingOf(view, group);
    if (standing === undefined) continue;
    if (direction[group] !== code) {
      code = direction[group] ?? 0;
      counts = counted.get(code) ?? noClients();
      counted.set(code, counts);
    }
    counts[standing]++;
  }
  const named = [...counted].map(([of, found]) => [facts.texts.textOf(of) ?? '', found] as const);
  return byName(named);
}

const noClients = (): Record<DirectionStanding, number> => ({
  new: 0,
  regular: 0,
  restored: 0,
  partlyLost: 0,
  lost: 0,
});
