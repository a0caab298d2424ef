import type { Owner } from '../../aggregate/shared-map.ts';
import type { DealId } from '../../catalogue/ids.ts';
import { dealOf } from '../deal-of.ts';
import type { Delivery } from '../stages.ts';
import { minus, noSums, plus } from '../sums.ts';
import type { Changes, NextClient } from './change.ts';
import { changeDeal } from './change-deal.ts';
import { reactivate } from './standing.ts';

/** Money and goods, and how deals ended. */
export const paidChanges: Changes = {
  InvoiceIssued(next, { invoice, amount, ...about }, { owner }) {
    const dealId = dealOf(about, next);
    const paid = next.invoices.get(invoice)?.paid ?? noSums;
    next.invoices = next.invoices.with(owner, invoice, { dealId, amount, paid });
    changeDeal(next, owner, dealId, (deal) => ({ invoiced: plus(deal.invoiced, amount) }));
  },
  PaymentReceived(next, { paymentId, amount, invoice, ...about }, { owner, occurredAt }) {
    const dealId = dealOf({ invoice, ...about }, next);
    reactivate(next, amount.minor > 0 ? occurredAt : undefined);
    next.payments = next.payments.with(owner, paymentId, { amount, refunded: 0, dealId, invoice });
    next.paid = plus(next.paid, amount);
    changeInvoice(next, owner, invoice, amount.minor, amount.currency);
    changeDeal(next, owner, dealId, (deal) => ({ paid: plus(deal.paid, amount) }));
  },
  PaymentRefunded(next, { paymentId, amount, ...about }, { owner }) {
    const payment = paymentId === undefined ? undefined : next.payments.get(paymentId);
    if (paymentId !== undefined && payment !== undefined)
      next.payments = next.payments.with(owner, paymentId, { ...payment, refunded: payment.refunded + amount.minor });
    next.paid = minus(next.paid, amount);
    changeInvoice(next, owner, about.invoice ?? payment?.invoice, -amount.minor, amount.currency);
    changeDeal(next, owner, dealOf(about, next) ?? payment?.dealId, (deal) => ({ paid: minus(deal.paid, amount) }));
  },
  DeliveryPromised(next, delivery, { owner }) {
    changeDelivery(next, owner, delivery, { awaited: true });
  },
  DeliveryPrepared(next, delivery, { owner }) {
    changeDelivery(next, owner, delivery, { awaited: true, prepared: true });
  },
  DeliveryPreparationApproved(next, delivery, { owner }) {
    changeDelivery(next, owner, delivery, { approved: true });
  },
  Delivered(next, { partial = false, ...delivery }, { owner }) {
    changeDelivery(next, owner, delivery, partial ? {} : { delivered: true });
    if (partial) return;
    changeDeal(next, owner, dealOf(delivery, next), ({ awaited }) => ({ delivered: awaited === 0 }));
  },
  DealClosed(next, { dealId }, { owner }) {
    changeDeal(next, owner, dealId, () => ({ status: 'won' }));
  },
  DealLost(next, { dealId, stage }, { owner }) {
    changeDeal(next, owner, dealId, () => ({ status: 'lost', lostAt: stage }));
  },
  DocumentSigned(next, { dealId, kind }, { owner }) {
    if (kind === 'act') changeDeal(next, owner, dealId, () => ({ actSigned: true }));
  },
};

const unprepared: Delivery = { awaited: false, prepared: false, approved: false, delivered: false };

type Shipped = Readonly<{ deliveryId: string; dealId?: DealId | undefined; invoice?: string | undefined }>;

function changeDelivery(next: NextClient, owner: Owner, shipped: Shipped, change: Partial<Delivery>): void {
  const { deliveryId } = shipped;
  const before = next.deliveries.get(deliveryId) ?? unprepared;
  const after = { ...before, dealId: dealOf(shipped, next), ...change };
  next.deliveries = next.deliveries.with(owner, deliveryId, after);
  if (isAwaited(before)) changeDeal(next, owner, before.dealId, ({ awaited }) => ({ awaited: awaited - 1 }));
  if (isAwaited(after))
    changeDeal(next, owner, after.dealId, ({ awaited }) => ({ awaited: awaited + 1, delivered: false }));
}

const isAwaited = ({ awaited, delivered }: Delivery): boolean => awaited && !delivered;

function changeInvoice(
  next: NextClient,
  owner: Owner,
  number: string | undefined,
  minor: number,
  currency: string,
): void {
  const invoice = number === undefined ? undefined : next.invoices.get(number);
  if (number !== undefined && invoice !== undefined)
    next.invoices = next.invoices.with(owner, number, { ...invoice, paid: plus(invoice.paid, { minor, currency }) });
}
