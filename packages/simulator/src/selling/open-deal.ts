import { dateOf, monthOf } from '../chance/working-time.ts';
import type { Life } from '../life/life.ts';
import { chooseBasket, euros, itemsOf, totalOf } from './basket.ts';
import type { Deal } from './deal.ts';

/** A need becomes a deal. */
export function openDeal(life: Life, at: number, first: boolean): Deal {
  const basket = chooseBasket(life, at);
  const total = totalOf(basket);
  const motion = life.dice.happens(first ? 0.55 : 0.75) ? 'inbound' : 'outbound';
  const cycle = total > 300_000 || (first && life.kind === 'organisation') ? 'long' : 'short';
  const deal: Deal = { dealId: life.newId('deal'), basket, motion, cycle };
  const products = itemsOf(basket);
  life.write(at, 'DealOpened', {
    dealId: deal.dealId,
    motion,
    cycle,
    salesChannel: life.salesChannel,
    products,
    amount: euros(total),
    owner: life.ownerAt(at),
    expectedClose: dateOf(life.later(at, 20, cycle === 'long' ? 90 : 35)),
  });
  if (cycle === 'long' && life.dice.happens(0.4)) forecast(life, at, deal);
  return deal;
}

function forecast(life: Life, opened: number, { dealId, basket }: Deal): void {
  const at = life.later(opened, 1, 5);
  const said = totalOf(basket) * (80 + life.dice.whole(0, 50));
  life.write(at, 'ForecastSubmitted', {
    dealId,
    category: life.dice.weighted({ pipeline: 45, 'best-case': 30, commit: 20, omitted: 5 }),
    amount: euros(Math.round(said / 100)),
    month: monthOf(life.later(at, 15, 70)),
    owner: life.ownerAt(at),
  });
}

/** The products are shown; undefined when the client will not see them now. */
export function present(life: Life, opened: number, { dealId, basket }: Deal): number | undefined {
  const at = life.later(opened, 2, 12);
  const products = basket.map(({ product }) => product.product);
  if (life.dice.happens(0.08)) {
    const retryOn = dateOf(life.later(at, 30, 90));
    life.write(at, 'PresentationDeclined', { dealId, products, category: 'timing', reason: 'too busy', retryOn });
    return undefined;
  }
  life.write(at, 'PresentationHeld', { dealId, products, channel: 'meeting', employee: life.ownerAt(at) });
  if (life.dice.happens(0.7)) {
    const minutes = { heldOn: dateOf(at), channel: 'email', dealId, agreed: 'An offer follows' };
    life.write(life.later(at, 0.1, 3), 'MeetingMinutesSent', minutes);
  }
  const [product] = products;
  if (product !== undefined && life.dice.happens(0.06))
    life.write(life.later(at, 1, 6), 'TrialGiven', { dealId, product, until: dateOf(life.later(at, 20, 40)) });
  return at;
}
