import { clientsOf } from '../view/clients.ts';
import type { View } from '../view/view.ts';
import { type Referrer, referrersAt } from './referrers.ts';

/** The first sale of a client asked about, by its number in the ledger, and who recommended us to the client. */
export type FirstSale = Readonly<{ client: number; sale: number; at: number; referrer: Referrer | undefined }>;

export function firstSales(view: View): readonly FirstSale[] {
  const referrerOf = referrersAt(view);
  const found: FirstSale[] = [];
  for (const client of clientsOf(view)) {
    const sale = firstSaleOf(view, client);
    if (sale < 0) continue;
    const at = view.sales.at[sale] ?? 0;
    found.push({ client, sale, at, referrer: referrerOf(client, at) });
  }
  return found;
}

/** The first sale of a client that counts, by its number in the ledger; -1 for none. */
function firstSaleOf({ scope, sales }: View, client: number): number {
  const { saleStart } = scope.ledger;
  let found = -1;
  for (let sale = saleStart[client] ?? 0; sale < (saleStart[client + 1] ?? 0); sale++) {
    const first = sales.first[sale] ?? -1;
    // Settlements are numbered as they happened.
    if (first >= 0 && (found < 0 || first < (sales.first[found] ?? 0))) found = sale;
  }
  return found;
}

/** When a client first bought; Infinity for never. */
export function firstBoughtAt(view: View, client: number): number {
  const sale = firstSaleOf(view, client);
  return sale < 0 ? Infinity : (view.sales.at[sale] ?? Infinity);
}
