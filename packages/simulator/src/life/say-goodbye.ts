import { aftermath } from '../serving/aftermath.ts';
import { competitors } from '../selling/lose-deal.ts';
import { order } from '../selling/order.ts';
import type { Life } from './life.ts';

/** The client leaves, or is let go; some are won back. */
export function sayGoodbye(life: Life, from: number): void {
  const at = life.later(from, 20, 70);
  if (!life.goesOnAt(at)) return;
  if (life.dice.happens(0.12)) {
    life.write(at, 'ClientReleased', { category: 'cost to serve', reason: 'Many demands, little turnover' });
    return;
  }
  const category = life.dice.weighted({ price: 35, service: 25, product: 20, closed: 20 });
  const gone = category === 'price' || category === 'service';
  life.write(at, 'ClientChurned', {
    category,
    ...(gone && { competitor: life.dice.pick(competitors) }),
    voluntary: category !== 'closed',
  });
  if (category === 'closed' || !life.dice.happens(0.4)) return;
  const called = life.later(at, 80, 220);
  life.write(called, 'ClientContacted', {
    direction: 'proactive',
    channel: 'phone',
    purpose: 'win back',
    outcome: 'interested',
  });
  const bought = life.later(called, 5, 30);
  if (!life.goesOnAt(bought)) return;
  const purchase = order(life, bought);
  aftermath(life, purchase);
  const [payment] = purchase.payments;
  if (payment !== undefined)
    life.write(payment.at + 3_600_000, 'ClientWonBack', { paymentId: payment.paymentId, category: 'a better offer' });
}
