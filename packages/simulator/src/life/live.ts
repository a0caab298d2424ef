import { day } from '../chance/working-time.ts';
import { busiest, busynessAt } from '../chance/season.ts';
import { assortment } from '../company/assortment.ts';
import type { Stage } from '../selling/deal.ts';
import type { DealEnd } from '../selling/conclude-deal.ts';
import { order } from '../selling/order.ts';
import { pursueDeal, reopenDeal } from '../selling/pursue-deal.ts';
import type { Purchase } from '../selling/purchase.ts';
import { aftermath } from '../serving/aftermath.ts';
import { appraise } from '../serving/appraise.ts';
import { agreeOnSupply } from '../serving/frame-contract.ts';
import { keepInTouch } from '../serving/keep-in-touch.ts';
import { surveyYearly } from '../serving/survey.ts';
import type { Life } from './life.ts';
import { sayGoodbye } from './say-goodbye.ts';
import { tempers } from './temper.ts';

/** From the first contact to the last purchase. */
export function live(life: Life): void {
  const first = firstPurchase(life);
  if (first === undefined) return;
  life.owners.handOverToFarmer(life, life.later(endOf(first), 1, 10));
  aftermath(life, first);
  const last = buyAgain(life, first);
  for (const [product, since] of life.bought)
    surveyYearly(life, since, last, product, assortment.find((one) => one.product === product)?.liking ?? 0);
  if (life.dice.happens(tempers[life.temper].saysGoodbye)) sayGoodbye(life, last);
}

const endOf = ({ delivered, payments }: Purchase): number => Math.max(delivered, ...payments.map(({ at }) => at));

function firstPurchase(life: Life): Purchase | undefined {
  const contacted = life.later(life.born, 0, 6);
  const direction = life.dice.happens(0.5) ? 'reactive' : 'proactive';
  life.write(contacted, 'ClientContacted', {
    direction,
    channel: 'phone',
    purpose: 'first talk',
    outcome: 'interested',
  });
  const wants = life.later(contacted, 1, 25);
  if (life.temper === 'looker') return look(life, wants);
  if (life.kind === 'person') return order(life, wants);
  return purchaseOf(pursueDeal(life, wants, true));
}

/** Most who only look go through a deal or two that are lost; few of them come back to buy. */
function look(life: Life, wants: number): Purchase | undefined {
  if (life.kind === 'person' || life.dice.happens(0.2)) return undefined;
  const stage: Stage = life.dice.weighted({ presentation: 28, offer: 44, agreement: 18, payment: 10 });
  const end = pursueDeal(life, wants, true, stage);
  if (!('lost' in end) || !life.dice.happens(0.08)) return undefined;
  const asked = life.later(end.at, 60, 150);
  return life.goesOnAt(asked) ? purchaseOf(reopenDeal(life, asked, end.lost)) : undefined;
}

const purchaseOf = (end: DealEnd): Purchase | undefined => ('purchase' in end ? end.purchase : undefined);

/** Purchase after purchase, as the temper and the season will; gives the time of the last. */
function buyAgain(life: Life, first: Purchase): number {
  const { purchases } = tempers[life.temper];
  let last = first.at;
  for (let count = 2; count <= purchases; count++) {
    const at = nextNeed(life, last);
    keepInTouch(life, last, at);
    if (!life.goesOnAt(at)) break;
    const purchase = needs(life, at);
    if (purchase === undefined) continue;
    aftermath(life, purchase);
    last = Math.max(at, purchase.at);
    if (count === 5 && life.kind === 'organisation') {
      appraise(life, last);
      if (life.dice.happens(0.35)) agreeOnSupply(life, last);
    }
  }
  return last;
}

/** A deal now and then, mostly a plain order. */
function needs(life: Life, at: number): Purchase | undefined {
  if (life.kind === 'person' || !life.dice.happens(0.25)) return order(life, at);
  const lostAt = life.dice.happens(0.4)
    ? life.dice.weighted({ presentation: 20, offer: 60, agreement: 12, payment: 8 })
    : undefined;
  return purchaseOf(pursueDeal(life, at, false, lostAt));
}

function nextNeed(life: Life, last: number): number {
  const [least, most] = tempers[life.temper].gap;
  let at = life.later(last, least, most);
  while (life.dice.fraction() > (busynessAt(at) / busiest) ** 2) at = life.later(at, 4, 12);
  return at + day / 24;
}
