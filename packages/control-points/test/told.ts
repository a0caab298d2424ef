import { eur } from '@clientele/core';
import { factsOf, type ToldEvent } from '@clientele/core/testing';

import { controlPoints, type ControlPointsPolicyInput } from '../src/index.ts';

type Type = ToldEvent['type'];
export type Data<T extends Type> = Extract<ToldEvent, { type: T }>['data'];

/** An event of a client as the tests of control points tell it. */
export const told = <T extends Type>(occurredAt: string, type: T, data: Data<T>, clientId = 'ada'): ToldEvent =>
  // The union of all events is told one member at a time.
  ({ clientId, occurredAt, type, data }) as ToldEvent;

export const registered = (clientId = 'ada', more: Partial<Data<'ClientRegistered'>> = {}): ToldEvent =>
  told('2026-01-01', 'ClientRegistered', { kind: 'organisation', name: clientId, ...more }, clientId);

export const opened = (dealId = 'd1', more: Partial<Data<'DealOpened'>> = {}): ToldEvent =>
  told('2026-01-02', 'DealOpened', { dealId, ...more });

export const offered = (occurredAt: string, validUntil?: string, revision = 1): ToldEvent =>
  told(occurredAt, revision === 1 ? 'OfferMade' : 'OfferRevised', {
    offerId: 'o1',
    dealId: 'd1',
    revision,
    ...(validUntil !== undefined && { validUntil }),
  });

export const invoiced = (occurredAt: string, dueDate: string, euros = '100.00'): ToldEvent =>
  told(occurredAt, 'InvoiceIssued', { invoice: 'i1', dealId: 'd1', amount: eur(euros), dueDate });

export const paid = (occurredAt: string, euros: string, paymentId = occurredAt): ToldEvent =>
  told(occurredAt, 'PaymentReceived', { paymentId, invoice: 'i1', amount: eur(euros) });

/** Where the points of a client stand: `delivery met`, in order of their due instants. */
export const standing = (events: readonly ToldEvent[], at: string, policy: ControlPointsPolicyInput = {}): string[] =>
  controlPoints
    .of(factsOf(controlPoints.tables, [registered(), ...events]), 'ada', { at }, policy)
    .points.map(({ point, state, soon, overdue }) => `${point} ${overdue ? 'overdue' : soon ? 'soon' : state}`);
