import { instant, type PastEvent } from '@clientele/core';
import type { Happened } from '@clientele/core/testing';

/** The beginning that most stories share. */
export const registered: Happened = { type: 'ClientRegistered', data: { kind: 'organisation', name: 'Acme Ovens' } };

export const archived: Happened = { type: 'ClientArchived', data: {} };

export const churned: Happened = {
  type: 'ClientChurned',
  data: { category: 'price', voluntary: true },
  occurredAt: '2026-02-01',
};

export const opened: Happened = {
  type: 'DealOpened',
  data: {
    dealId: 'd1',
    products: [{ product: 'oven-x', quantity: 2, price: { minor: 1_250_000, currency: 'EUR' } }],
  },
};

export const offered: Happened = {
  type: 'OfferMade',
  data: { offerId: 'o1', dealId: 'd1', revision: 1, validUntil: '2026-06-30' },
};

export const accepted: Happened = { type: 'OfferAccepted', data: { offerId: 'o1', dealId: 'd1', revision: 1 } };

export const signed: Happened = { type: 'ContractSigned', data: { contractId: 'c1', dealId: 'd1', offerId: 'o1' } };

export const delivered: Happened = { type: 'Delivered', data: { deliveryId: 'v1', dealId: 'd1' } };

/** A payment in whole euros. */
export const paid = (paymentId: string, euros: number, about: object = { dealId: 'd1' }): Happened => ({
  type: 'PaymentReceived',
  data: { paymentId, amount: { minor: euros * 100, currency: 'EUR' }, ...about },
});

export const euros = (amount: number) => ({ minor: amount * 100, currency: 'EUR' });

/** Told events as they come out of a log. */
export const logged = (...events: readonly Happened[]): PastEvent[] =>
  events.map(({ type, data, occurredAt = '2026-01-01', commandKey }) => ({
    type,
    data,
    meta: { occurredAt: instant(`${occurredAt}T00:00:00Z`), ...(commandKey !== undefined && { commandKey }) },
  }));
