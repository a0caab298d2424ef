import type { EventStore, Instant } from '@clientele/core';

import type { LaneState } from '../read-model/lane-state.ts';

/** What a group has not folded, as the store says at this moment. */
export type GroupLag = Readonly<{
  /** Events; beyond 10,000 about, for some stores, and at least so many where the store cannot tell. */
  events: number;
  /** How long the oldest of them has waited, in milliseconds. */
  milliseconds: number;
}>;

/** Events that are counted one by one; how many there are beyond them the store is asked. */
const counted = 10_000;

/** How far the slowest of these lanes is behind the log; without lanes, the whole log. */
export async function groupLag(
  store: EventStore,
  states: readonly LaneState[],
  clock: () => Instant,
): Promise<GroupLag> {
  const { position: end } = await store.head();
  const positions = states.map(({ checkpoint }) => checkpoint.position);
  const slowest = positions.reduce(
    (a, b) => (a === undefined || b === undefined ? undefined : store.comparePositions(a, b) < 0 ? a : b),
    positions[0],
  );
  const now = Date.parse(clock());
  let [events, waitingSince] = [0, now];
  for await (const { rows, hashes, position } of store.scan(slowest === undefined ? {} : { from: slowest })) {
    if (events === 0) waitingSince = rows[0]?.recordedAt ?? now;
    events += hashes.length / 32;
    if (events < counted) continue;
    events += Math.max(0, (end && store.distance?.(position, end)) ?? 0);
    break;
  }
  return { events, milliseconds: Math.max(0, now - waitingSince) };
}
