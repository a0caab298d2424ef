import { dateOf } from '../chance/working-time.ts';
import type { Life } from '../life/life.ts';
import { type Basket, euros, itemsOf, reduced, totalOf } from './basket.ts';
import type { Deal, Step } from './deal.ts';

/** An offer that the client accepted. */
export type AcceptedOffer = Step & Readonly<{ offerId: string }>;

/** Offers and counter-offers; undefined when none of them was accepted, and it is over at `refusedAt`. */
export function negotiateOffer(
  life: Life,
  from: number,
  deal: Deal,
  accepts: boolean,
): AcceptedOffer | Readonly<{ refusedAt: number }> {
  const { dealId } = deal;
  const offerId = life.newId('offer');
  let basket = deal.basket;
  let revision = 1;
  let at = life.later(from, 1, deal.cycle === 'long' ? 9 : 3);
  life.write(at, 'OfferMade', { ...offered(basket, at, life), offerId, dealId, revision });
  if (life.dice.happens(0.5)) {
    const document = { documentId: life.newId('document'), kind: 'offer', dealId, offerId, channel: 'email' };
    life.write(at, 'DocumentSent', { ...document, template: { name: 'offer', version: '1' } });
  }
  while (revision < 4 && life.dice.happens(0.3)) {
    at = disliked(life, at, { offerId, dealId, revision });
    const percent = life.dice.whole(2, 9);
    basket = reduced(basket, percent);
    revision++;
    const why = 'A better price for a quick decision';
    at = life.later(at, 1, 6);
    life.write(at, 'OfferRevised', { ...offered(basket, at, life), offerId, dealId, revision, why });
  }
  at = life.later(at, 1, deal.cycle === 'long' ? 18 : 5);
  if (!accepts) return { refusedAt: at };
  life.write(at, 'OfferAccepted', { offerId, dealId, revision });
  return { at, basket, offerId };
}

const offered = (basket: Basket, at: number, life: Life) => ({
  products: itemsOf(basket),
  amount: euros(totalOf(basket)),
  validUntil: dateOf(life.later(at, 28, 40)),
});

/** The client declines the revision, or lets it run out. */
function disliked(
  life: Life,
  at: number,
  offer: Readonly<{ offerId: string; dealId: string; revision: number }>,
): number {
  if (life.dice.happens(0.15)) {
    const expired = life.later(at, 43, 50);
    life.write(expired, 'OfferExpired', offer);
    return expired;
  }
  const declined = life.later(at, 1, 12);
  life.write(declined, 'OfferDeclined', {
    ...offer,
    category: 'price',
    reason: life.dice.pick(['too dear', 'over budget']),
  });
  if (life.dice.happens(0.15)) {
    const concession = {
      concessionId: life.newId('concession'),
      what: 'free delivery',
      why: 'To keep the talks going',
    };
    life.write(declined + 3_600_000, 'ConcessionGranted', { ...concession, ...offerOf(offer) });
  }
  return declined + 3_600_000;
}

const offerOf = ({ offerId, dealId }: Readonly<{ offerId: string; dealId: string }>) => ({ offerId, dealId });
