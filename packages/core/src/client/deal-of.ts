import type { Client } from './stages.ts';

type About = Readonly<{
  dealId?: string | undefined;
  invoice?: string | undefined;
  contractId?: string | undefined;
  offerId?: string | undefined;
}>;

/** The deal that something is about: the one it names, else that of its invoice, its contract or its offer. */
export function dealOf(
  { dealId, invoice, contractId, offerId }: About,
  { invoices, contracts, offers }: Pick<Client, 'invoices' | 'contracts' | 'offers'>,
): string | undefined {
  return (
    dealId ??
    (invoice === undefined ? undefined : invoices.get(invoice)?.dealId) ??
    (contractId === undefined ? undefined : contracts.get(contractId)?.dealId) ??
    (offerId === undefined ? undefined : offers.get(offerId)?.dealId)
  );
}
