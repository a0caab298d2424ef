import { dateOf } from '../chance/working-time.ts';
import type { Life } from '../life/life.ts';
import type { Deal, Stage } from './deal.ts';

const reasons = {
  price: ['too dear', 'cheaper elsewhere'],
  product: ['too large for the room', 'wrong voltage', 'not what was needed'],
  timing: ['next season perhaps', 'the shop opens later'],
  budget: ['no loan', 'other things first'],
  'no-decision': ['nobody decides', 'no answer any more'],
} as const;

export const competitors = ['Crumb & Co', 'Hefe AG', 'Panificio Nord'] as const;

/** The deal is lost, at the stage where it stands. */
export function loseDeal(life: Life, at: number, { dealId }: Deal, stage: Stage): number {
  const lost = life.later(at, 1, 20);
  const category = life.dice.weighted({ price: 34, product: 14, timing: 14, budget: 13, 'no-decision': 25 });
  const gone = category === 'price' || category === 'product' ? life.dice.happens(0.6) : false;
  life.write(lost, 'DealLost', {
    dealId,
    stage,
    category,
    reason: life.dice.pick(reasons[category]),
    ...(gone && { competitor: life.dice.pick(competitors) }),
    ...(category === 'timing' && { retryOn: dateOf(life.later(lost, 60, 180)) }),
  });
  return lost;
}
