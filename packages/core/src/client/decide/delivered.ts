import { alreadySo } from '../../aggregate/already-so.ts';
import type { DealId } from '../../catalogue/ids.ts';
import { dealOf } from '../deal-of.ts';
import type { Asked, SomeDeciders } from './decider.ts';
import { pipelineOf } from './open-deal.ts';
import { deliveryUnderWay } from './under-way.ts';

/** Goods on their way. */
export const deliveredDeciders = {
  PrepareDelivery(asked) {
    const { data } = asked;
    const deliveryId = deliveryUnderWay(asked, data);
    return { ...data, deliveryId, ...dealOfDelivery(asked, { ...data, deliveryId }) };
  },
  ApprovePreparation(asked) {
    const { data, client, refuse } = asked;
    const deliveryId = deliveryUnderWay(asked, data);
    const delivery = client.deliveries.get(deliveryId);
    if (delivery?.approved) return alreadySo;
    if (!delivery?.prepared) refuse('NOT_PREPARED', { deliveryId });
    return { ...data, deliveryId, ...dealOfDelivery(asked, { ...data, deliveryId }) };
  },
  Deliver(asked) {
    const { data, client, refuse } = asked;
    const deliveryId = deliveryUnderWay(asked, data);
    const delivery = client.deliveries.get(deliveryId);
    const about = { ...data, deliveryId };
    const dealId = dealOf(about, client);
    const wholeDeal = data.deliveryId === undefined && delivery === undefined && dealId !== undefined;
    if (delivery?.delivered || (wholeDeal && client.deals.get(dealId)?.delivered)) return alreadySo;
    if (pipelineOf(asked, dealId)?.deliveryNeedsApproval && !delivery?.approved)
      refuse('PREPARATION_NOT_APPROVED', { deliveryId });
    return { ...about, ...dealOfDelivery(asked, about) };
  },
} satisfies SomeDeciders;

type Shipped = Readonly<{ deliveryId: string; dealId?: DealId | undefined }>;

/** The deal of a delivery, as named or as known, so that the event can be read alone. */
function dealOfDelivery({ client }: Asked, { deliveryId, dealId }: Shipped): { dealId?: DealId } {
  const deal = dealId ?? client.deliveries.get(deliveryId)?.dealId;
  return deal === undefined ? {} : { dealId: deal };
}
