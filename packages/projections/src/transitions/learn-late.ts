import { type EventStore, type Facts, Learned, millisecondsOf, type Tables } from '@clientele/core';

import type { TransitionCheckpoint } from './transition-checkpoint.ts';

/**
 * What came into the log after a checkpoint though it was recorded before the checkpoint's clock: who
 * was told up to there learned of it afterwards.
 */
export async function learnLate<T extends Tables>(
  store: EventStore,
  facts: Facts<T>,
  since: Omit<TransitionCheckpoint, 'logId'>,
  signal: AbortSignal,
): Promise<Learned> {
  const late = new Learned();
  const { position: from } = since.amid ?? since;
  for await (const event of store.readAll({ types: facts.types, ...(from !== undefined && { from }), signal })) {
    const { position, revision, meta } = event;
    const client = facts.clients.find(meta.clientId);
    // Not of these facts: of a client that another worker folds, or come a moment ago.
    if (client === 0) continue;
    // What lies between the two positions was learned in the stretch that is not told to its end.
    const isAmid = since.position !== undefined && store.comparePositions(position, since.position) <= 0;
    const told = millisecondsOf(isAmid && since.amid !== undefined ? since.amid.clock : since.clock);
    if (millisecondsOf(meta.recordedAt) < told) late.add(client, revision, told);
  }
  return late;
}
