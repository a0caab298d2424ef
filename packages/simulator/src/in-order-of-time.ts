import type { NewEvent } from '@clientele/core';

import type { StreamOfEvents } from './simulate-company.ts';

/**
 * The same events as they were written down, one day after the other, all streams mixed: each batch
 * holds what comes next of one stream. Every event is held in memory until its turn comes.
 */
export function* inOrderOfTime(streams: Iterable<StreamOfEvents>): Generator<StreamOfEvents> {
  const told: { stream: string; event: NewEvent }[] = [];
  for (const { stream, events } of streams) for (const event of events) told.push({ stream, event });
  told.sort((a, b) => compare(a.event.meta.recordedAt ?? '', b.event.meta.recordedAt ?? ''));
  let batch: { stream: string; events: NewEvent[] } | undefined;
  for (const { stream, event } of told) {
    if (batch?.stream === stream) batch.events.push(event);
    else {
      if (batch) yield batch;
      batch = { stream, events: [event] };
    }
  }
  if (batch) yield batch;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
