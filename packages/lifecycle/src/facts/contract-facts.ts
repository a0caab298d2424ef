import { factTable } from '@clientele/core';

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

/** Contracts from signing to their end: a row for each direction or product that the event names, or one for none. */
export const contractFacts = factTable({
  name: 'contracts',
  version: 1,
  columns: {
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
  },
  folds: {
    ContractSigned: (terms, add) => {
      rowsOf('signed', terms).forEach(add);
    },
    ContractAmended: (terms, add) => {
      rowsOf('amended', terms).forEach(add);
    },
    ContractRenewed: (terms, add) => {
      rowsOf('renewed', terms).forEach(add);
    },
    ContractTerminated: ({ contractId, dealId, endsOn }, add) => {
      add({ fact: 'terminated', contractId, dealId, until: endsOn });
    },
  },
});

function rowsOf(fact: string, { contractId, dealId, until, autoRenew, products = [], directions = [] }: Terms) {
  const row = { fact, contractId, dealId, until, autoRenew: autoRenew === undefined ? undefined : String(autoRenew) };
  const named = [
    ...directions.map((direction) => ({ direction })),
    ...products.map(({ product, partnerProduct, package: pack, direction }) => ({
      product: product ?? partnerProduct?.product ?? pack,
      direction,
    })),
  ];
  return named.length === 0 ? [row] : named.map((what) => ({ ...row, ...what }));
}
