import { clientEvents, companyEvents } from '@clientele/core';
import type { ToldEvent } from '@clientele/core/testing';
import { simulateCompany } from '@clientele/simulator';

/** The stories of a small simulated company as told events, stream after stream. */
export function simulatedEvents(seed: number, clients = 60): ToldEvent[] {
  const told: ToldEvent[] = [];
  for (const { events } of simulateCompany({ seed, clients, from: '2023-01-01', to: '2025-01-01' }))
    for (const { type, data, meta } of events) {
      const { clientId, occurredAt, recordedAt = occurredAt } = meta;
      const event: unknown = { clientId, type, data, occurredAt, recordedAt };
      if (isTold(event)) told.push(event);
    }
  return told;
}

const isTold = (event: unknown): event is ToldEvent =>
  typeof event === 'object' &&
  event !== null &&
  'type' in event &&
  typeof event.type === 'string' &&
  (event.type in clientEvents || event.type in companyEvents);
