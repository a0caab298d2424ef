import type { DealId } from '../catalogue/ids.ts';
import type { Client } from './stages.ts';

type About<Id extends string> = Readonly<{
  dealId?: Id | undefined;
  invoice?: string | undefined;
  contractId?: string | undefined;
  offerId?: string | undefined;
  deliveryId?: string | undefined;
}>;

/** The deal that something is about: the one it names, else that of its invoice, its contract, its offer or its delivery. */
export function dealOf<Id extends string = DealId>(
  { dealId, invoice, contractId, offerId, deliveryId }: About<Id>,
  { invoices, contracts, offers, deliveries }: Pick<Client, 'invoices' | 'contracts' | 'offers' | 'deliveries'>,
): Id | DealId | undefined {
  return (
    dealId ??
    (invoice === undefined ? undefined : invoices.get(invoice)?.dealId) ??
    (contractId === undefined ? undefined : contracts.get(contractId)?.dealId) ??
    (offerId === undefined ? undefined : offers.get(offerId)?.dealId) ??
    (deliveryId === undefined ? undefined : deliveries.get(deliveryId)?.dealId)
  );
}
