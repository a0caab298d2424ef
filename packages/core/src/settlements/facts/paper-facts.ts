import { factTable } from '../../projection/fact-table.ts';
import type { AddFact } from '../../projection/fact-table.ts';

const columns = { offerId: 'text', contractId: 'text', invoice: 'text', dealId: 'text' } as const;

/**
 * Which deal a paper is about, by which money may be named alone: a row for each offer, contract and
 * invoice that names its deal, or an earlier paper of it.
 */
export const paperFacts = factTable({
  name: 'papers',
  version: 1,
  columns,
  folds: {
    OfferMade: addPaper,
    OfferRevised: addPaper,
    ContractApproved: addPaper,
    ContractSigned: addPaper,
    ContractAmended: addPaper,
    ContractRenewed: addPaper,
    InvoiceIssued: addPaper,
  },
});

type Paper = Readonly<{ [K in keyof typeof columns]?: string | undefined }>;

function addPaper({ offerId, contractId, invoice, dealId }: Paper, add: AddFact<typeof columns>): void {
  if ([offerId, contractId, invoice, dealId].filter((id) => id !== undefined).length > 1)
    add({ offerId, contractId, invoice, dealId });
}
