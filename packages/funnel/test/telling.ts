import { eur } from '@clientele/core';
import { addEvents, factsOf, type ToldEvent } from '@clientele/core/testing';

import { funnel } from '../src/index.ts';

type Told = ToldEvent['type'];
export type DataOf<T extends Told> = Extract<ToldEvent, { type: T }>['data'];

/** Tells what happened to clients, one line for each event. */
export const on = <T extends Told>(
  occurredAt: string,
  clientId: string,
  type: T,
  data: DataOf<T>,
  recordedAt?: string,
) => ({ occurredAt, clientId, type, data, ...(recordedAt === undefined ? {} : { recordedAt }) }) as ToldEvent;

export const factsFrom = (...events: readonly (ToldEvent | readonly ToldEvent[])[]) =>
  factsOf(funnel.tables, events.flat());

export const later = addEvents;

export const registered = (clientId: string, at = '2026-01-01', more: Partial<DataOf<'ClientRegistered'>> = {}) =>
  on(at, clientId, 'ClientRegistered', { kind: 'organisation', name: clientId, ...more });

/** The steps by which a deal goes from opening to winning, one day after the other. */
export function wonDeal(clientId: string, dealId: string, days: readonly string[], amount = '1000.00') {
  const [opened = '', offered = '', accepted = '', signed = '', paid = '', delivered = '', closed = ''] = days;
  const offer = { offerId: `${dealId}-o`, dealId, revision: 1 };
  return [
    on(opened, clientId, 'DealOpened', { dealId, amount: eur(amount) }),
    on(offered, clientId, 'OfferMade', { ...offer, amount: eur(amount) }),
    on(accepted, clientId, 'OfferAccepted', offer),
    on(signed, clientId, 'ContractSigned', { contractId: `${dealId}-c`, dealId, total: eur(amount) }),
    on(paid, clientId, 'PaymentReceived', { paymentId: `${dealId}-p`, dealId, amount: eur(amount) }),
    on(delivered, clientId, 'Delivered', { deliveryId: `${dealId}-d`, dealId }),
    on(closed, clientId, 'DealClosed', { dealId, amount: eur(amount) }),
  ];
}

/** A deal opened and ended: won of an amount, or lost. */
export function shortDeal(
  clientId: string,
  dealId: string,
  opened: string,
  closed: string,
  end: { won: string } | { lost: string },
) {
  return [
    on(opened, clientId, 'DealOpened', { dealId }),
    'won' in end
      ? on(closed, clientId, 'DealClosed', { dealId, amount: eur(end.won) })
      : on(closed, clientId, 'DealLost', { dealId, stage: 'presentation', category: end.lost }),
  ];
}
