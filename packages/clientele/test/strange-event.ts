import { type EventStore, instant, newId, type NewEvent } from '@clientele/core';

/** An event of a type that no program knows. */
export function strangeEvent(clientId: string): NewEvent {
  const now = instant('2026-07-01T09:00:00Z');
  return {
    id: newId(now),
    type: 'OvenServiced',
    data: { by: 'Bo Secret' },
    meta: { schemaVersion: 1, clientId, occurredAt: now, actor: { id: 'ann' } },
  };
}

export async function appendStrangeEvent(store: EventStore, clientId: string): Promise<void> {
  await store.append(`client-${clientId}`, [strangeEvent(clientId)], { expect: 'any' });
}
