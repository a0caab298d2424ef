import type { Money } from '../../money/money.ts';
import { dealOf } from '../deal-of.ts';
import type { Client } from '../stages.ts';
import { inCurrency } from '../sums.ts';

type Refund = Readonly<{
  amount: Money;
  paymentId?: string | undefined;
  dealId?: string | undefined;
  invoice?: string | undefined;
}>;

/**
 * The most that can be refunded: what was paid, by the payment, the invoice and the deal that the
 * refund is about and by the client in all, less earlier refunds.
 */
export function refundable({ amount: { currency }, paymentId, ...about }: Refund, client: Client): Money {
  const payment = paymentId === undefined ? undefined : client.payments.get(paymentId);
  const invoice = about.invoice ?? payment?.invoice;
  const dealId = dealOf(about, client) ?? payment?.dealId;
  const sums = [
    client.paid,
    payment && { [payment.amount.currency]: payment.amount.minor - payment.refunded },
    invoice === undefined ? undefined : client.invoices.get(invoice)?.paid,
    dealId === undefined ? undefined : client.deals.get(dealId)?.paid,
  ];
  const most = sums.flatMap((sum) => (sum === undefined ? [] : [inCurrency(sum, currency).minor]));
  return { minor: Math.max(0, Math.min(...most)), currency };
}
