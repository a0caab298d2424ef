import { accountant } from '../company/staff.ts';
import type { Life } from '../life/life.ts';
import { euros, moneyLinesOf } from '../selling/basket.ts';
import type { Purchase } from '../selling/purchase.ts';
import { collectPoints } from './collect-points.ts';
import { complain } from './complain.ts';
import { mistakePayment } from './mistakes.ts';
import { survey } from './survey.ts';

/** What follows a purchase: questions, complaints, money back, points, slips of the pen. */
export function aftermath(life: Life, purchase: Purchase): void {
  const { at, delivered, basket, dealId } = purchase;
  for (const { product: sold } of basket) {
    if (life.bought.has(sold.product)) continue;
    life.bought.set(sold.product, at);
    if (life.dice.happens(0.85)) survey(life, life.later(delivered, 2, 14), sold.product, sold.liking, true);
  }
  const [line] = basket;
  if (line !== undefined && life.dice.happens(0.06 - line.product.liking * 0.06)) {
    const product = line.product.product;
    const severity = life.dice.weighted({ low: 35, medium: 50, high: 15 });
    complain(life, life.later(delivered, 0.5, 20), {
      severity,
      product,
      ...(dealId !== undefined && { dealId }),
      text: 'It is not as promised',
    });
  }
  if (purchase.recordedLate !== true) {
    if (!refund(life, purchase)) mistakePayment(life, purchase);
    collectPoints(life, purchase);
  }
  life.feel(0.02);
}

/** Money goes back: all of it, or a part. */
function refund(life: Life, { delivered, closed, basket, payments, dealId, invoice }: Purchase): boolean {
  const [payment] = payments;
  if (payment === undefined || !life.dice.happens(0.05)) return false;
  const at = life.later(Math.max(closed ?? delivered, payment.at), 2, 30);
  const whole = payments.length === 1 && life.dice.happens(0.45);
  const { paymentId, amount } = payment;
  life.write(
    at,
    'PaymentRefunded',
    {
      refundId: life.newId('refund'),
      paymentId,
      ...(dealId !== undefined && { dealId }),
      ...(invoice !== undefined && { invoice }),
      amount: euros(whole ? amount : Math.max(1, Math.floor(amount / life.dice.whole(4, 12)))),
      ...(whole && { lines: moneyLinesOf(basket) }),
      salesChannel: life.salesChannel,
      owner: life.ownerAt(at),
      reason: whole ? 'returned' : 'reduction',
    },
    accountant.name,
  );
  if (whole) life.feel(-0.4);
  return true;
}
