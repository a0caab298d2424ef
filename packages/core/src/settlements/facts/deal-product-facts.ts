import { factTable } from '../../projection/fact-table.ts';
import type { AddFact } from '../../projection/fact-table.ts';

type Line = Readonly<{
  product?: string | undefined;
  package?: string | undefined;
  partnerProduct?: Readonly<{ product: string }> | undefined;
  direction?: string | undefined;
}>;

const columns = { dealId: 'text', product: 'text', direction: 'text' } as const;

type Add = AddFact<typeof columns>;

/** What a deal is about: a row for each line of its opening, its offers and its contracts. */
export const dealProductFacts = factTable({
  name: 'dealProducts',
  version: 1,
  columns,
  folds: {
    DealOpened: addLines,
    OfferMade: addLines,
    OfferRevised: addLines,
    ContractApproved: addLines,
    ContractSigned: addLines,
    ContractAmended: addLines,
  },
});

type Sold = Readonly<{ dealId?: string | undefined; products?: readonly Line[] | undefined }>;

function addLines({ dealId, products = [] }: Sold, add: Add): void {
  if (dealId === undefined) return;
  for (const line of products) add({ dealId, product: productOf(line), direction: line.direction });
}

/** What a line is about: a product of ours, a partner's or a package, by its name. */
export function productOf({ product, package: pack, partnerProduct }: Line): string | undefined {
  return product ?? partnerProduct?.product ?? pack;
}
