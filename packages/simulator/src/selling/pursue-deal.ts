import type { Life } from '../life/life.ts';
import { concludeDeal, type DealEnd } from './conclude-deal.ts';
import type { Deal, Stage } from './deal.ts';
import { loseDeal } from './lose-deal.ts';
import { openDeal, present } from './open-deal.ts';

/** A deal from opening to close, won where nothing says at which stage it is lost. */
export function pursueDeal(life: Life, at: number, first: boolean, lostAt?: Stage): DealEnd {
  const deal = openDeal(life, at, first);
  const shown = deal.cycle === 'long' ? present(life, at, deal) : at;
  if (shown === undefined || lostAt === 'presentation')
    return { at: loseDeal(life, shown ?? life.later(at, 30, 60), deal, 'presentation'), lost: deal };
  return concludeDeal(life, shown, deal, lostAt);
}

/** A lost deal comes back, and is won this time. */
export function reopenDeal(life: Life, at: number, deal: Deal): DealEnd {
  life.write(at, 'DealReopened', { dealId: deal.dealId, stage: 'offer', why: 'The client asked again' });
  return concludeDeal(life, at, deal);
}
