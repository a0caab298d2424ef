import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Orders of a shop: a mapping, and tables of them. */
export const mapping = {
  name: 'orders',
  source: 'shop',
  currency: 'EUR',
  tables: { orders: { file: 'orders*.csv' } },
  clients: { customer: { key: 'customer', kind: 'organisation', name: 'company' } },
  entries: [
    {
      book: 'sale',
      name: 'orders',
      from: 'orders',
      at: { column: 'date' },
      invoice: 'order',
      product: 'product',
      amount: 'amount',
    },
  ],
};

const head = 'order,date,customer,company,product,amount';

export const rows = [
  '1,2025-11-14,17,Acme Ovens,oven,1250.00',
  '2,2026-01-15,17,Acme Ovens,tray,500.00',
  '3,2026-01-20,21,Zenith Mills,tray,187.50',
  '4,2026-01-21,,,tray,12.50',
];

/** Writes a file and gives its path. */
export function write(folder: string, name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

export const orders = (folder: string, name: string, lines: readonly string[] = rows): string =>
  write(folder, name, [head, ...lines].join('\n'));
