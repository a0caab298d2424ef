import { alreadySo } from '../../aggregate/already-so.ts';
import type { DealId } from '../../catalogue/ids.ts';
import { stageOf } from '../deal.ts';
import type { Offer } from '../stages.ts';
import type { Asked, SomeDeciders } from './decider.ts';
import { isPast } from './is-past.ts';
import { mustBeOpen, pipelineOf } from './open-deal.ts';

/** Deals and offers. */
export const offeredDeciders = {
  OpenDeal({ data, rules, refuse }) {
    const { pipeline = 'default' } = data;
    const pipelines = Object.keys(rules.pipelines);
    if (!pipelines.includes(pipeline)) refuse('UNKNOWN_PIPELINE', { pipeline, pipelines });
    return data;
  },
  MakeOffer(asked) {
    const { data, refuse } = asked;
    const { offerId, dealId, revision = 1 } = data;
    mustBeOpen(asked, dealId);
    if (revision !== 1) refuse('WRONG_REVISION', { offerId, revision, next: 1 });
    return { ...data, revision };
  },
  ReviseOffer(asked) {
    const { data, refuse } = asked;
    const offer = offerOf(asked, data);
    if (offer === undefined) return alreadySo;
    mustBeOpen(asked, offer.dealId);
    const next = offer.revision + 1;
    const { offerId, revision = next } = data;
    if (revision !== next) refuse('WRONG_REVISION', { offerId, revision, next });
    return { ...data, dealId: offer.dealId, revision };
  },
  AcceptOffer(asked) {
    const { data, refuse } = asked;
    const offer = offerOf(asked, data);
    if (offer === undefined || isSettledSo(offer, data, 'accepted')) return alreadySo;
    const { dealId, revision, status, validUntil } = offer;
    mustBeLive(asked, data, offer);
    if (status === 'declined') refuse('OFFER_SETTLED', { offerId: data.offerId, status });
    else if (validUntil !== undefined && isPast(asked, validUntil))
      refuse('OFFER_EXPIRED', { offerId: data.offerId, validUntil });
    return { ...data, dealId, revision: data.revision ?? revision };
  },
  DeclineOffer(asked) {
    const { data, refuse } = asked;
    const offer = offerOf(asked, data);
    if (offer === undefined || isSettledSo(offer, data, 'declined')) return alreadySo;
    mustBeLive(asked, data, offer);
    if (offer.status === 'accepted') refuse('OFFER_SETTLED', { offerId: data.offerId, status: offer.status });
    return { ...data, dealId: offer.dealId, revision: data.revision ?? offer.revision };
  },
  ExpireOffer(asked) {
    const { data, refuse } = asked;
    const offer = offerOf(asked, data);
    if (offer === undefined || isSettledSo(offer, data, 'expired')) return alreadySo;
    const { dealId, revision, status, validUntil } = offer;
    mustBeLive(asked, data, offer);
    if (status !== 'open') refuse('OFFER_SETTLED', { offerId: data.offerId, status });
    else if (validUntil === undefined || !isPast(asked, validUntil))
      refuse('OFFER_STILL_VALID', { offerId: data.offerId, ...(validUntil !== undefined && { validUntil }) });
    return { ...data, dealId, revision: data.revision ?? revision };
  },
  ReopenDeal(asked) {
    const { data, client, refuse } = asked;
    const deal = client.deals.get(data.dealId);
    const pipeline = pipelineOf(asked, data.dealId);
    if (deal === undefined || pipeline === undefined || deal.status === 'open') return alreadySo;
    const stage = data.stage ?? deal.lostAt ?? stageOf(deal, pipeline);
    const stages = pipeline.stages.map((known) => known.stage);
    if (!stages.includes(stage)) refuse('UNKNOWN_STAGE', { stage, stages });
    return { ...data, stage };
  },
} satisfies SomeDeciders;

type Named = Readonly<{ offerId: string; dealId?: DealId | undefined; revision?: number | undefined }>;

/** The offer that is meant; its deal must be the one named. */
function offerOf(asked: Asked, { offerId, dealId }: Named): Offer | undefined {
  const offer = asked.client.offers.get(offerId);
  if (offer === undefined) return undefined;
  const { dealId: belongsTo } = offer;
  if (dealId !== undefined && dealId !== belongsTo)
    asked.refuse('OFFER_OF_ANOTHER_DEAL', { offerId, dealId, belongsTo });
  return offer;
}

const isSettledSo = ({ status, revision }: Offer, named: Named, as: Offer['status']): boolean =>
  status === as && (named.revision ?? revision) === revision;

/** Only the latest revision, in a deal that is open, can be decided on. */
function mustBeLive(asked: Asked, { offerId, revision }: Named, { dealId, revision: live }: Offer): void {
  mustBeOpen(asked, dealId);
  if (revision !== undefined && revision !== live) asked.refuse('REVISION_NOT_LIVE', { offerId, revision, live });
}
