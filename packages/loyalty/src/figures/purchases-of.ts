import { isCounted, salesOf } from '@clientele/core';

import type { View } from '../view/view.ts';

/** What counts as purchases of a client under the policy, in order: each by the settlement that began it. */
export function purchasesOf({ scope, sales, moment, policy, calendar }: View, client: number): number[] {
  const { ledger, selection } = scope;
  if (policy.again === 'sales') return salesOf(ledger, sales, client).map((sale) => sales.first[sale] ?? 0);
  const { settlements, settlementStart } = ledger;
  const purchases: number[] = [];
  let day = NaN;
  for (let s = settlementStart[client] ?? 0; s < (settlementStart[client + 1] ?? 0); s++) {
    const at = settlements.at[s] ?? 0;
    if (!isCounted(at, selection.until[s] ?? 0, moment.at)) continue;
    if (policy.again === 'days' && calendar.dayOf(at) === day) continue;
    day = calendar.dayOf(at);
    purchases.push(s);
  }
  return purchases;
}
