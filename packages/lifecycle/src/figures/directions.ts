import { statusCode } from '@clientele/core';

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

/** How a client stands in the direction of a group; undefined for one that has not settled in it. */
export function standingOf({ whole, partial }: View, group: number): DirectionStanding | undefined {
  switch (partial.status[group]) {
    case statusCode.new:
      return 'new';
    case statusCode.regular:
      return 'regular';
    case statusCode.restored:
      return 'restored';
    case statusCode.lost:
      return whole.status[partial.timelines.client(group)] === statusCode.lost ? 'lost' : 'partlyLost';
    default:
      return undefined;
  }
}

/** By direction, in the order of their names. */
export function directionCounts(view: View): Readonly<Record<string, DirectionCounts>> {
  const { facts, partial } = view;
  const counted = new Map<number, Record<DirectionStanding, number>>();
  for (let group = 0; group < partial.timelines.groups; group++) {
    const standing = standingOf(view, group);
    if (standing === undefined) continue;
    const code = partial.timelines.direction[group] ?? 0;
    const counts = counted.get(code) ?? { new: 0, regular: 0, restored: 0, partlyLost: 0, lost: 0 };
    counts[standing]++;
    counted.set(code, counts);
  }
  const named = [...counted].map(([code, counts]) => [facts.texts.textOf(code) ?? '', counts] as const);
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}
