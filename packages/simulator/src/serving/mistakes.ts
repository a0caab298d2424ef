import { instantOf } from '@clientele/core';

import { accountant } from '../company/staff.ts';
import type { Life } from '../life/life.ts';
import { reduced } from '../selling/basket.ts';
import { pay, paymentOf } from '../selling/pay.ts';
import type { Purchase } from '../selling/purchase.ts';

/** At times a payment is written down wrongly, or twice, and put right days later. */
export function mistakePayment(life: Life, { payments, basket, dealId, invoice }: Purchase): void {
  const [payment] = payments;
  if (payment === undefined || payments.length > 1 || dealId !== undefined) return;
  const noticed = life.later(payment.at, 1, 21);
  const purpose = invoice === undefined ? {} : { invoice };
  if (life.dice.happens(0.02)) {
    const right = { ...paymentOf(life, payment.at, reduced(basket, 10), purpose), paymentId: payment.paymentId };
    const occurredAt = instantOf(payment.at);
    life.diary.writeAbout(
      payment.entry,
      noticed,
      'EventCorrected',
      (revision) => ({
        revision,
        type: 'PaymentReceived',
        schemaVersion: 1,
        data: right,
        occurredAt,
        why: 'The amount was mistyped',
      }),
      accountant.name,
    );
  } else if (life.dice.happens(0.015)) {
    const { entry } = pay(life, payment.at + 60_000, basket, purpose);
    const why = 'The payment was entered twice';
    life.diary.writeAbout(entry, noticed, 'EventRetracted', (revision) => ({ revision, why }), accountant.name);
  }
}
