import type { EventStore, Instant } from '@clientele/core';

import { belongsTo } from '../following/belongs-to.ts';
import type { LaneState } from '../read-model/lane-state.ts';
import { type GroupLag, groupLag } from './group-lag.ts';

/** Where the lanes of a group stand in the log that the store holds now, and one of them apart. */
export type Standing = Readonly<{ sameLog: boolean; lag: GroupLag; own: GroupLag | undefined }>;

export async function standingOf(
  store: EventStore,
  states: readonly LaneState[],
  part: number | undefined,
  clock: () => Instant,
): Promise<Standing> {
  const belong = await Promise.all(states.map(({ checkpoint }) => belongsTo(store, checkpoint)));
  const sameLog = !belong.includes(false);
  // What was folded from another log is folded anew, from the beginning.
  const lag = await groupLag(store, sameLog ? states : [], clock);
  const own = states.filter((state) => state.part === part);
  if (own.length === 0) return { sameLog, lag, own: undefined };
  return { sameLog, lag, own: sameLog && states.length > 1 ? await groupLag(store, own, clock) : lag };
}
