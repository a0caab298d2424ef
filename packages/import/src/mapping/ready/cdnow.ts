import type { MappingInput } from '../mapping.ts';

/** CDNOW 1/10 cohort sample (Fader and Hardie): purchases in a music shop, 1997 and 1998. */
export const cdnow: MappingInput = {
  name: 'cdnow',
  about:
    'Each line is a purchase of a customer on a day; equal lines are purchases of their own. Amounts of zero are payments that are no settlements.',
  source: 'cdnow',
  currency: 'USD',
  tables: {
    purchases: {
      file: 'CDNOW_*.txt',
      format: 'fixed',
      columns: [
        { name: 'master_id', from: 1, to: 6 },
        { name: 'sample_id', from: 7, to: 11 },
        { name: 'date', from: 12, to: 20 },
        { name: 'cds', from: 21, to: 23 },
        { name: 'amount', from: 24, to: 32 },
      ],
    },
  },
  clients: { customer: { key: 'master_id', kind: 'person', name: { $text: 'Customer {master_id}' } } },
  entries: [
    {
      book: 'sale',
      name: 'purchases',
      from: 'purchases',
      at: { column: 'date', format: 'yyyyMMdd' },
      product: { $value: 'CD' },
      quantity: 'cds',
      amount: 'amount',
    },
  ],
};
