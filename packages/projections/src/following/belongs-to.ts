import type { EventStore, LogPosition } from '@clientele/core';

/** Whether a checkpoint is of the log that the store holds now. */
export async function belongsTo(store: EventStore, checkpoint: LogPosition): Promise<boolean> {
  if (checkpoint.position === undefined || checkpoint.eventId !== undefined) return store.holds(checkpoint);
  // The store named no event at that place: the log must at least reach it.
  const { logId, position } = await store.head();
  const reaches = position !== undefined && store.comparePositions(position, checkpoint.position) >= 0;
  return logId === checkpoint.logId && reaches;
}
