import { eur } from '@clientele/core';
import type { ToldEvent } from '@clientele/core/testing';

type Line = Readonly<{ direction?: string; product?: string; amount: string }>;
type Sale = Readonly<{ deal?: string; invoice?: string; lines?: readonly Line[]; recordedAt?: string; owner?: string }>;

let payments = 0;

export const registered = (clientId: string, occurredAt: string, profile: object = {}): ToldEvent => ({
  clientId,
  type: 'ClientRegistered',
  data: { kind: 'organisation', name: clientId, ...profile },
  occurredAt,
});

/** A payment; its id is its client and a number unless it is named. */
export function paid(clientId: string, occurredAt: string, amount: string, sale: Sale = {}, id?: string): ToldEvent {
  const { deal, invoice, lines, recordedAt, owner } = sale;
  return {
    clientId,
    type: 'PaymentReceived',
    data: {
      paymentId: id ?? `${clientId}-${String(payments++)}`,
      amount: eur(amount),
      ...(deal === undefined ? {} : { dealId: deal }),
      ...(invoice === undefined ? {} : { invoice }),
      ...(owner === undefined ? {} : { owner }),
      ...(lines === undefined ? {} : { lines: lines.map((line) => ({ ...line, amount: eur(line.amount) })) }),
    },
    occurredAt,
    ...(recordedAt === undefined ? {} : { recordedAt }),
  };
}

/** A payment for one direction. */
export const paidFor = (clientId: string, occurredAt: string, direction: string, amount = '100.00'): ToldEvent =>
  paid(clientId, occurredAt, amount, { lines: [{ direction, amount }] });

export const refunded = (clientId: string, occurredAt: string, paymentId: string, amount: string): ToldEvent => ({
  clientId,
  type: 'PaymentRefunded',
  data: { refundId: `r-${paymentId}-${occurredAt}`, paymentId, amount: eur(amount) },
  occurredAt,
});

export const churned = (clientId: string, occurredAt: string, category = 'price'): ToldEvent => ({
  clientId,
  type: 'ClientChurned',
  data: { category, voluntary: true },
  occurredAt,
});
