import { ContractId, type DealId, DeliveryId, type OfferId } from '../../catalogue/ids.ts';
import type { Asked } from './decider.ts';

type Drawn = Readonly<{
  contractId?: ContractId | undefined;
  dealId?: DealId | undefined;
  offerId?: OfferId | undefined;
}>;
type Shipped = Readonly<{ deliveryId?: DeliveryId | undefined; dealId?: DealId | undefined }>;

/** The contract that is meant: the one named, else the only draft of the deal, else the one it has, else a new one. */
export function contractUnderWay(asked: Asked, { contractId, dealId, offerId }: Drawn): ContractId {
  const { client, madeId } = asked;
  const named = dealId ?? (offerId === undefined ? undefined : client.offers.get(offerId)?.dealId);
  if (contractId !== undefined || named === undefined) return contractId ?? ContractId.parse(madeId('contractId'));
  const draft = onlyIds(client.contracts.entries(), (known) => known.status === 'draft' && known.dealId === named);
  const held = client.deals.get(named)?.contractId;
  const signed = held !== undefined && client.contracts.get(held)?.status === 'signed' ? held : undefined;
  return ContractId.parse(draft ?? signed ?? madeId('contractId'));
}

/** The delivery that is meant: the one named, else the only one of the deal that is under way, else a new one. */
export function deliveryUnderWay({ client, madeId }: Asked, { deliveryId, dealId }: Shipped): DeliveryId {
  const open = onlyIds(client.deliveries.entries(), (known) => !known.delivered && known.dealId === dealId);
  return deliveryId ?? DeliveryId.parse((dealId !== undefined && open) || madeId('deliveryId'));
}

function onlyIds<Thing>(things: Iterable<[string, Thing]>, isMeant: (thing: Thing) => boolean): string | undefined {
  const ids = [...things].flatMap(([id, thing]) => (isMeant(thing) ? [id] : []));
  return ids.length === 1 ? ids[0] : undefined;
}
