import { isCounted, type Ledger } from './ledger.ts';
import type { Selection } from './selection.ts';

/** The sales that count at a moment, by their number in the ledger. */
export type Sales = Readonly<{
  /** When each was made: its first settlement that counts; NaN for a sale that does not count. */
  at: Float64Array;
  /** That settlement; -1 for a sale that does not count. */
  first: Int32Array;
}>;

/**
 * All settlements of one deal or invoice are one sale, dated at the first of them that counts; a
 * payment that names neither is a sale of its own.
 */
export function salesAt(ledger: Ledger, { until }: Selection, moment: number): Sales {
  const { settlements, saleFirst } = ledger;
  const at = new Float64Array(saleFirst.length).fill(NaN);
  const first = new Int32Array(saleFirst.length).fill(-1);
  for (let sale = 0; sale < saleFirst.length; sale++) {
    for (let s = saleFirst[sale] ?? -1; s >= 0; s = settlements.next[s] ?? -1) {
      const paid = settlements.at[s] ?? 0;
      if (!isCounted(paid, until[s] ?? 0, moment)) continue;
      at[sale] = paid;
      first[sale] = s;
      break;
    }
  }
  return { at, first };
}

/** A client's sales that count, in the order in which they were made. */
export function salesOf({ saleStart }: Ledger, { first }: Sales, client: number): number[] {
  const sales: number[] = [];
  let ordered = true;
  for (let sale = saleStart[client] ?? 0; sale < (saleStart[client + 1] ?? 0); sale++) {
    if ((first[sale] ?? -1) < 0) continue;
    ordered &&= (first[sales.at(-1) ?? sale] ?? 0) <= (first[sale] ?? 0);
    sales.push(sale);
  }
  // A sale whose first payment was refunded moves back to its next one.
  return ordered ? sales : sales.sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0));
}
