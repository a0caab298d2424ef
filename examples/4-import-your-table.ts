import { writeFileSync } from 'node:fs';

import { lifecycle, type MappingInput, openClientele } from 'clientele';

/** Any table of yours becomes events by a mapping: which column is the client, which the date, which the money. */
const mapping: MappingInput = {
  name: 'orders',
  source: 'shop',
  currency: 'EUR',
  tables: { orders: { file: 'orders*.csv', separator: ';' } },
  clients: { customer: { key: 'Customer', kind: 'organisation', name: 'Company' } },
  entries: [
    {
      book: 'sale',
      name: 'orders',
      from: 'orders',
      at: { column: 'Date', format: 'dd.MM.yyyy' },
      invoice: 'Order',
      product: 'Article',
      quantity: 'Pieces',
      unitPrice: 'Price',
    },
  ],
};

async function main() {
  writeFileSync(
    'orders.csv',
    [
      'Order;Date;Customer;Company;Article;Pieces;Price',
      '1;14.11.2025;17;Acme Ovens;oven-x;1;12500.00',
      '2;15.01.2026;17;Acme Ovens;tray;40;12.50',
      '2;15.01.2026;17;Acme Ovens;gloves;10;4.90',
      '3;20.01.2026;21;Zenith Mills;tray;15;12.50',
    ].join('\n'),
  );
  await using clientele = await openClientele({ store: 'import-your-table.db', actor: 'ann' });
  const report = await clientele.import({ mapping, paths: 'orders.csv' });
  console.log(report.lines);

  const again = await clientele.import({ mapping, paths: 'orders.csv' });
  console.log(`the same file again appends ${String(again.events.appended)} events`);

  const facts = await clientele.facts(lifecycle);
  console.log(lifecycle.of(facts, '17', { at: '2026-02-01' }).status);
}

void main();
