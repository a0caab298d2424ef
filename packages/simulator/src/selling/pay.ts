import { dateOf } from '../chance/working-time.ts';
import { accountant } from '../company/staff.ts';
import type { Entry } from '../diary/diary.ts';
import type { Life } from '../life/life.ts';
import { type Basket, euros, moneyLinesOf, partOf, totalOf } from './basket.ts';

/** What a payment is for. */
export type Purpose = Readonly<{ dealId?: string; invoice?: string; contractId?: string }>;

/** A payment as it was written down. */
export type Paid = Readonly<{ at: number; paymentId: string; amount: number; entry: Entry }>;

/** Asks for the money. */
export function invoice(life: Life, at: number, basket: Basket, purpose: Purpose): string {
  const number = life.newId('invoice');
  const amount = euros(totalOf(basket));
  const dueDate = dateOf(life.later(at, 14, 14));
  life.write(
    at,
    'InvoiceIssued',
    { invoice: number, ...purpose, amount, dueDate, lines: moneyLinesOf(basket) },
    accountant.name,
  );
  return number;
}

/** What a payment says: the whole of a basket, or one of equal instalments. */
export function paymentOf(life: Life, at: number, basket: Basket, purpose: Purpose, part = 0, parts = 1) {
  return {
    paymentId: life.newId('payment'),
    ...purpose,
    amount: euros(partOf(basket, part, parts)),
    ...(parts > 1 && { part: partName(part, parts) }),
    lines: moneyLinesOf(basket, part, parts),
    salesChannel: life.salesChannel,
    owner: life.ownerAt(at),
    method: life.kind === 'person' ? 'card' : 'transfer',
  };
}

/** Money arrives, and is written down at once or `late` milliseconds after. */
export function pay(
  life: Life,
  at: number,
  basket: Basket,
  purpose: Purpose,
  part = 0,
  parts = 1,
  late = 120_000,
): Paid {
  const body = paymentOf(life, at, basket, purpose, part, parts);
  const entry = life.diary.write(at, 'PaymentReceived', body, accountant.name, at + late);
  return { at, paymentId: body.paymentId, amount: body.amount.minor, entry };
}

function partName(part: number, parts: number): 'prepayment' | 'part' | 'final' {
  if (part === 0) return 'prepayment';
  return part < parts - 1 ? 'part' : 'final';
}
