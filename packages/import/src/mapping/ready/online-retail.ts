import type { MappingInput } from '../mapping.ts';

/** Online Retail (UCI 352, Daqing Chen): invoice lines of a British gift wholesaler. */
export const onlineRetail: MappingInput = {
  name: 'online-retail',
  about:
    'Lines become one payment for each invoice, invoices that begin with C cancel earlier sales. Many customers are wholesalers, ' +
    'so all are taken for organisations. Service codes (postage, manual entries, bank charges) are money like any other: kept and reported.',
  source: 'online-retail',
  currency: 'GBP',
  tables: { lines: { file: 'online_retail*.csv' } },
  clients: {
    customer: {
      key: 'CustomerID',
      kind: 'organisation',
      name: { $text: 'Customer {CustomerID}' },
      profile: { country: 'Country' },
    },
  },
  entries: [
    {
      book: 'sale',
      name: 'lines',
      from: 'lines',
      at: { column: 'InvoiceDate', format: 'yyyy-MM-dd HH:mm:ss' },
      invoice: 'InvoiceNo',
      product: 'StockCode',
      quantity: 'Quantity',
      unitPrice: 'UnitPrice',
      cancellation: { when: { column: 'InvoiceNo', startsWith: 'C' } },
      rounding: 'half-even',
      report: [
        {
          as: 'a service code, kept as a product',
          when: {
            column: 'StockCode',
            is: ['POST', 'DOT', 'M', 'm', 'C2', 'S', 'D', 'BANK CHARGES', 'AMAZONFEE', 'CRUK'],
          },
        },
      ],
    },
  ],
};
