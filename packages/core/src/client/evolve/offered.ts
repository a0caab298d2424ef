import type { ClientEventData } from '../events.ts';
import { discounted, totalOf } from '../line-total.ts';
import { noSums } from '../sums.ts';
import type { Changes, Happening, NextClient } from './change.ts';
import { changeDeal } from './change-deal.ts';
import { backToOffer } from './enter-stage.ts';

/** Deals from their opening to the client's word on the offer. */
export const offeredChanges: Changes = {
  DealOpened(next, { dealId, pipeline, amount, products }, { owner }) {
    next.deals = next.deals.with(owner, dealId, {
      status: 'open',
      pipeline,
      entered: [],
      amount: amount ?? totalOf(products),
      invoiced: noSums,
      paid: noSums,
      delivered: false,
      awaited: 0,
      actSigned: false,
    });
  },
  PresentationDeclined(next, { dealId, category }, { owner }) {
    changeDeal(next, owner, dealId, () => ({ refused: category }));
  },
  OfferMade(next, offer, happening) {
    keepOffer(next, offer, happening);
    changeDeal(next, happening.owner, offer.dealId, () => ({ offerId: offer.offerId }));
  },
  OfferRevised(next, offer, happening) {
    keepOffer(next, offer, happening);
    changeDeal(next, happening.owner, offer.dealId, () => ({ ...backToOffer, offerId: offer.offerId }));
  },
  OfferAccepted(next, { offerId, dealId }, { owner }) {
    setStatus(next, offerId, 'accepted', owner);
    changeDeal(next, owner, dealId, () => ({ offerId }));
  },
  OfferDeclined(next, { offerId, dealId, category }, { owner }) {
    setStatus(next, offerId, 'declined', owner);
    changeDeal(next, owner, dealId, () => ({ refused: category }));
  },
  OfferExpired(next, { offerId }, { owner }) {
    setStatus(next, offerId, 'expired', owner);
  },
  DealReopened(next, { dealId, stage }, { owner }) {
    changeDeal(next, owner, dealId, () => ({ status: 'open', entered: [], reopenedAt: stage, lostAt: undefined }));
  },
};

type Offered = ClientEventData<'OfferMade'>;

function keepOffer(next: NextClient, offer: Offered, { owner }: Happening): void {
  const { offerId, dealId, revision, products, discount, validUntil, paymentTerms } = offer;
  const listed =
    products === undefined ? discounted(next.deals.get(dealId)?.amount, discount) : totalOf(products, discount);
  const amount = offer.amount ?? listed;
  next.offers = next.offers.with(owner, offerId, {
    dealId,
    revision,
    status: 'open',
    amount,
    validUntil,
    paymentTerms,
  });
}

function setStatus(
  next: NextClient,
  offerId: string,
  status: 'accepted' | 'declined' | 'expired',
  owner: Happening['owner'],
): void {
  const offer = next.offers.get(offerId);
  if (offer) next.offers = next.offers.with(owner, offerId, { ...offer, status });
}
