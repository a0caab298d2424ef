import type { Life } from '../life/life.ts';
import { euros, totalOf } from './basket.ts';
import type { Deal, Stage } from './deal.ts';
import { deliver } from './deliver.ts';
import { loseDeal } from './lose-deal.ts';
import { type AcceptedOffer, negotiateOffer } from './negotiate-offer.ts';
import { invoice, pay } from './pay.ts';
import type { Purchase } from './purchase.ts';
import { signContract } from './sign-contract.ts';

/** How a deal ended: with a purchase, or lost. */
export type DealEnd = Readonly<{ at: number; purchase: Purchase }> | Readonly<{ at: number; lost: Deal }>;

const winningReasons = [
  { category: 'product', reason: 'the best for the purpose' },
  { category: 'service', reason: 'somebody who comes when needed' },
  { category: 'price', reason: 'the best price' },
  { category: 'trust', reason: 'recommended' },
] as const;

/** A deal from its offer on. */
export function concludeDeal(life: Life, from: number, deal: Deal, lostAt?: Stage): DealEnd {
  const lose = (at: number, stage: Stage) => ({ at: loseDeal(life, at, deal, stage), lost: deal });
  const offer = negotiateOffer(life, from, deal, lostAt !== 'offer');
  if ('refusedAt' in offer) return lose(offer.refusedAt, 'offer');
  if (lostAt === 'agreement') return lose(offer.at, 'agreement');
  const contract = deal.cycle === 'long' ? signContract(life, deal, offer) : undefined;
  const asked = life.later(contract?.at ?? offer.at, 0.1, 2);
  const purpose = { dealId: deal.dealId, ...(contract && { contractId: contract.contractId }) };
  const number = invoice(life, asked, offer.basket, purpose);
  if (lostAt === 'payment') return lose(asked, 'payment');
  return win(life, asked, deal, offer, { ...purpose, invoice: number }, contract !== undefined);
}

function win(
  life: Life,
  asked: number,
  { dealId }: Deal,
  { basket }: AcceptedOffer,
  purpose: Readonly<{ dealId: string; invoice: string }>,
  inHalves: boolean,
): DealEnd {
  const parts = inHalves ? 2 : 1;
  const first = pay(life, life.later(asked, 2, 16), basket, purpose, 0, parts);
  const delivered = deliver(life, first.at, basket, { dealId }, inHalves);
  const rest = inHalves ? [pay(life, life.later(delivered, 1, 20), basket, purpose, 1, parts)] : [];
  const at = life.later(Math.max(delivered, ...rest.map((payment) => payment.at)), 0.1, 3);
  life.write(at, 'DealClosed', { dealId, amount: euros(totalOf(basket)), ...life.dice.pick(winningReasons) });
  return { at, purchase: { at: first.at, delivered, basket, payments: [first, ...rest], dealId, closed: at } };
}
