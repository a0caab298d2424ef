import { idFromKey, instantOf, type NewEvent } from '@clientele/core';

/** The n-th event of a client: a payment of about 190 bytes, the same at every call. */
export function sampleEvent(clientId: string, n: number): NewEvent {
  const occurredAt = instantOf(Date.UTC(2026, 0, 1) + n * 1_000);
  return {
    id: idFromKey(occurredAt, clientId, String(n)),
    type: 'PaymentReceived',
    data: {
      paymentId: `payment-${String(n)}`,
      dealId: `deal-${String(n >> 3)}`,
      amount: { minor: 125_000 + n, currency: 'EUR' },
    },
    meta: {
      schemaVersion: 1,
      clientId,
      occurredAt,
      actor: { id: 'ann', application: 'shop' },
      correlationId: `request-${String(n)}`,
      commandKey: `pay-${String(n)}`,
    },
  };
}

export const sampleEvents = (clientId: string, from: number, to: number): readonly NewEvent[] =>
  Array.from({ length: to - from }, (_, index) => sampleEvent(clientId, from + index));
