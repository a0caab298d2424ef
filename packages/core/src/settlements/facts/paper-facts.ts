import { factTable } from '../../projection/fact-table.ts';
import type { AddFact } from '../../projection/fact-table.ts';

const columns = { offerId: 'text', contractId: 'text', invoice: 'text', dealId: 'text' } as const;

/** The events that say of which deal a paper is: those of the papers themselves. */
export const paperTypes = [
  'OfferMade',
  'OfferRevised',
  'ContractApproved',
  'ContractSigned',
  'ContractAmended',
  'ContractRenewed',
  'InvoiceIssued',
] as const;

/**
 * Which deal a paper is about, by which money may be named alone: a row for each offer, contract and
 * invoice that names its deal, or an earlier paper of it.
 */
export const paperFacts = factTable({
  name: 'papers',
  version: 1,
  columns,
  folds: Object.fromEntries(paperTypes.map((type) => [type, addPaper])),
});

type Paper = Readonly<{ [K in keyof typeof columns]?: string | undefined }>;

function addPaper({ offerId, contractId, invoice, dealId }: Paper, add: AddFact<typeof columns>): void {
  if ([offerId, contractId, invoice, dealId].filter((id) => id !== undefined).length > 1)
    add({ offerId, contractId, invoice, dealId });
}
