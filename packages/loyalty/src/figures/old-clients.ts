import { type Money, standing } from '@clientele/core';

import type { View } from '../view/view.ts';
import { firstBoughtAt } from './first-sales.ts';
import { amountsOf, type InCurrency } from './money.ts';
import { ratio } from './share.ts';

/** How much of the turnover of the window comes from clients that had bought before it. */
export type OldClients = Readonly<{
  /** Settlements less refunds of the window, each at its own date. */
  turnover: Money | null;
  fromOld: Money | null;
  fromNew: Money | null;
  /** Of sales that name no client. */
  unattributed: Money | null;
  /** Null where the turnover is not more than zero. */
  share: number | null;
}>;

export type Seller = 'old' | 'new' | 'unattributed';

/** Minor units. */
export type TurnoverSums = Readonly<Record<Seller, number>>;

export function sumTurnover(view: View): TurnoverSums {
  const amounts = amountsOf(view);
  const sums = { old: 0, new: 0, unattributed: 0 };
  eachTurnover(view, (seller, part) => {
    sums[seller] += amounts.minor[part] ?? 0;
  });
  return sums;
}

export function oldClients(sums: TurnoverSums, money: InCurrency): OldClients {
  const total = sums.old + sums.new + sums.unattributed;
  return {
    turnover: money(total),
    fromOld: money(sums.old),
    fromNew: money(sums.new),
    unattributed: money(sums.unattributed),
    share: total > 0 ? ratio(sums.old, total) : null,
  };
}

/** Told of each payment and refund of the window, line by line, and whose it is. */
export function eachTurnover(view: View, tell: (seller: Seller, part: number) => void): void {
  const { scope, window, moment } = view;
  const { parts, partStart } = scope.ledger;
  const to = Math.min(window.to, moment.at);
  for (let client = 0; client < scope.population.length; client++) {
    const end = partStart[client + 1] ?? 0;
    let seller: Seller | undefined;
    for (let part = partStart[client] ?? 0; part < end; part++) {
      const at = parts.at[part] ?? 0;
      if (at < window.from || at >= to || scope.money?.[part] === 0) continue;
      seller ??= sellerOf(view, client);
      tell(seller, part);
    }
  }
}

function sellerOf(view: View, client: number): Seller {
  if (view.scope.population[client] !== standing.client) return 'unattributed';
  return firstBoughtAt(view, client) < view.window.from ? 'old' : 'new';
}
