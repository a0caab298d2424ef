import type { EventStore, Instant } from '@clientele/core';

import { belongsTo } from '../following/belongs-to.ts';
import type { LaneState } from '../read-model/lane-state.ts';
import { type GroupLag, groupLag } from './group-lag.ts';

/** Where lanes stand in the log that the store holds now. */
export type Standing = Readonly<{ sameLog: boolean; lag: GroupLag }>;

export async function standingOf(
  store: EventStore,
  states: readonly LaneState[],
  clock: () => Instant,
): Promise<Standing> {
  const belong = await Promise.all(states.map(({ checkpoint }) => belongsTo(store, checkpoint)));
  const sameLog = !belong.includes(false);
  // What was folded from another log is folded anew, from the beginning.
  return { sameLog, lag: await groupLag(store, sameLog ? states : [], clock) };
}
