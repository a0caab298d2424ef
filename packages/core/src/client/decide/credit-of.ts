import type { Money } from '../../money/money.ts';
import { dealOf } from '../deal-of.ts';
import { dueOf } from '../deal.ts';
import type { Client } from '../stages.ts';
import { inCurrency, type Sums } from '../sums.ts';

type Payment = Readonly<{
  amount: Money;
  dealId?: string | undefined;
  invoice?: string | undefined;
  contractId?: string | undefined;
}>;

/** What a payment brings over the amount that was still due on its invoice, or else in its deal; undefined for nothing. */
export function creditOf(payment: Payment, client: Client): Money | undefined {
  const invoice = payment.invoice === undefined ? undefined : client.invoices.get(payment.invoice);
  if (invoice !== undefined) return over(payment.amount, invoice.amount, invoice.paid);
  const dealId = dealOf(payment, client);
  const deal = dealId === undefined ? undefined : client.deals.get(dealId);
  return deal && over(payment.amount, dueOf(deal, client), deal.paid);
}

function over({ minor, currency }: Money, due: Money | undefined, paid: Sums): Money | undefined {
  if (due?.currency !== currency) return undefined;
  const open = Math.max(0, due.minor - inCurrency(paid, currency).minor);
  return minor > open ? { minor: minor - open, currency } : undefined;
}
