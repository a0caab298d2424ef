import { day } from '../chance/working-time.ts';
import type { Life } from '../life/life.ts';
import { chooseBasket } from './basket.ts';
import { deliver } from './deliver.ts';
import { invoice, pay } from './pay.ts';
import type { Purchase } from './purchase.ts';

/** A purchase without a deal: on invoice, at times in parts, or at once in the web shop. */
export function order(life: Life, at: number): Purchase {
  const basket = chooseBasket(life, at, life.dice.happens(0.15) ? 5 : 0);
  if (life.kind === 'person') {
    const payment = pay(life, at, basket, {});
    const delivered = deliver(life, at, basket, {}, false);
    return { at, delivered, basket, payments: [payment] };
  }
  const number = invoice(life, at, basket, {});
  const purpose = { invoice: number };
  const delivered = deliver(life, at, basket, purpose, false);
  const parts = life.dice.happens(0.12) ? 3 : 1;
  const recordedLate = parts === 1 && life.dice.happens(0.03);
  const late = recordedLate ? life.dice.whole(5, 40) * day : undefined;
  const first = pay(life, life.later(at, 2, 20), basket, purpose, 0, parts, late);
  const payments = [first];
  for (let part = 1, { at: before } = first; part < parts; part++) {
    before = life.later(before, 2, 20);
    payments.push(pay(life, before, basket, purpose, part, parts));
  }
  return { at: first.at, delivered, basket, payments, invoice: number, recordedLate };
}
