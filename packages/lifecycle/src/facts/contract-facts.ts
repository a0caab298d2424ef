import { type AddFact, factTable } from '@clientele/core';

type Line = Readonly<{
  product?: string | undefined;
  package?: string | undefined;
  partnerProduct?: Readonly<{ product: string }> | undefined;
  direction?: string | undefined;
}>;
type Terms = Readonly<{
  contractId: string;
  dealId?: string | undefined;
  until?: string | undefined;
  autoRenew?: boolean | undefined;
  products?: readonly Line[] | undefined;
  directions?: readonly string[] | undefined;
}>;

const columns = {
  /** `signed`, `amended`, `renewed` or `terminated`. */
  fact: 'text',
  contractId: 'text',
  dealId: 'text',
  direction: 'text',
  product: 'text',
  /** A day or an instant, as written: the end of the term, or of a terminated contract. */
  until: 'text',
  /** `true` or `false`; absent where not said. */
  autoRenew: 'text',
} as const;

/** Contracts from signing to their end: a row for each direction or product that the event names, or one for none. */
export const contractFacts = factTable({
  name: 'contracts',
  version: 1,
  columns,
  folds: {
    ContractSigned: (terms, add) => {
      addTerms('signed', terms, add);
    },
    ContractAmended: (terms, add) => {
      addTerms('amended', terms, add);
    },
    ContractRenewed: (terms, add) => {
      addTerms('renewed', terms, add);
    },
    ContractTerminated: ({ contractId, dealId, endsOn }, add) => {
      add({ fact: 'terminated', contractId, dealId, until: endsOn });
    },
  },
});

type Named = Readonly<{ product?: string | undefined; direction?: string | undefined }>;

function addTerms(fact: string, terms: Terms, add: AddFact<typeof columns>): void {
  const { contractId, dealId, until, products = [], directions = [] } = terms;
  const autoRenew = terms.autoRenew === undefined ? undefined : String(terms.autoRenew);
  const addFor = ({ product, direction }: Named): void => {
    add({ fact, contractId, dealId, direction, product, until, autoRenew });
  };
  for (const direction of directions) addFor({ direction });
  for (const { product, partnerProduct, package: pack, direction } of products)
    addFor({ product: product ?? partnerProduct?.product ?? pack, direction });
  if (directions.length + products.length === 0) addFor({});
}
