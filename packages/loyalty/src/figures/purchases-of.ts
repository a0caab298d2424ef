import type { View } from '../view/view.ts';
import { countsSales, isBought } from './is-bought.ts';

/** What counts as purchases of a client under the policy, in order: each by the settlement that began it. */
export function purchasesOf(view: View, client: number): number[] {
  const { scope, policy, calendar } = view;
  const { settlements, settlementStart } = scope.ledger;
  const purchaseOf = (s: number): number => {
    if (countsSales(view)) return settlements.sale[s] ?? 0;
    return policy.again === 'days' ? calendar.dayOf(settlements.at[s] ?? 0) : s;
  };
  const purchases = new Map<number, number>();
  for (let s = settlementStart[client] ?? 0; s < (settlementStart[client + 1] ?? 0); s++) {
    if (!isBought(view, settlements.at[s] ?? 0, scope.selection.until[s] ?? 0)) continue;
    const purchase = purchaseOf(s);
    if (!purchases.has(purchase)) purchases.set(purchase, s);
  }
  return [...purchases.values()];
}
