import { idFromKey, type Instant, instantOf, type NewEvent } from '@clientele/core';

/** The n-th event of a client in a test: the same call gives the same event. */
export function sampleEvent(clientId: string, n: number): NewEvent {
  const occurredAt = instantOf(Date.UTC(2026, 0, 1) + n * 60_000);
  return {
    id: idFromKey(occurredAt, clientId, String(n)),
    type: n % 2 === 0 ? 'OfferMade' : 'PaymentReceived',
    data: { number: n, note: 'Grüße' },
    meta: { schemaVersion: 1, clientId, occurredAt, actor: { id: 'ann' } },
  };
}

export const sampleEvents = (clientId: string, from: number, to: number): readonly NewEvent[] =>
  Array.from({ length: to - from }, (_, index) => sampleEvent(clientId, from + index));

export const clock = (): Instant => instantOf(Date.UTC(2026, 6, 1, 9));

/** The number that a sample event carries. */
export const numberIn = (data: unknown): number =>
  typeof data === 'object' && data !== null && 'number' in data ? Number(data.number) : NaN;
