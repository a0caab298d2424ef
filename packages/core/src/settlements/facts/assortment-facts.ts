import { factTable } from '../../projection/fact-table.ts';

/** Which direction a product belongs to, as the company's own stream says. */
export const assortmentFacts = factTable({
  name: 'assortment',
  version: 1,
  columns: { product: 'text', direction: 'text' },
  folds: {
    ProductListed({ product, direction }, add) {
      if (direction !== undefined) add({ product, direction });
    },
  },
});
