import type { Owner } from '../../aggregate/shared-map.ts';
import type { EventBody } from '../../catalogue/event-body.ts';
import { dealOf } from '../deal-of.ts';
import { isPrepaid } from '../deal.ts';
import type { NextClient } from './change.ts';
import { changeDeal } from './change-deal.ts';

/** What says where a deal stands in a way of its own. */
const enterNothing: ReadonlySet<string> = new Set([
  'OfferRevised',
  'ContractRejected',
  'DealReopened',
  'DealClosed',
  'DealLost',
]);

/**
 * Remembers for the deal that an event is about that such an event happened: which stage it enters
 * is for the pipeline to say.
 */
export function enterStage(next: NextClient, type: string, data: EventBody, owner: Owner): void {
  if (enterNothing.has(type) || data['partial'] === true) return;
  changeDeal(next, owner, dealOf(data, next), (deal) =>
    deal.entered.includes(type) ||
    (type === 'PaymentReceived' && !isPrepaid(deal, next)) ||
    (type === 'Delivered' && !deal.delivered)
      ? {}
      : { entered: [...deal.entered, type] },
  );
}

/** Back to the stage of the offer, whatever the deal had reached. */
export const backToOffer = { entered: ['DealOpened', 'OfferMade'], reopenedAt: undefined };
