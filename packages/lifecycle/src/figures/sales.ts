import { type Money, standing } from '@clientele/core';

import { kinds, type SaleKind } from '../view/sale-kinds.ts';
import type { Frame } from '../view/frame.ts';
import type { View } from '../view/view.ts';

/** The sales of one kind that were made in the window, and the money of such sales that moved in it. */
export type SalesOfKind = Readonly<{ sales: number; sum: Money | null }>;

/** A sale of several kinds (in several directions) is counted in each; its money goes with its directions. */
export type SalesByKind = Readonly<Record<SaleKind, SalesOfKind>> &
  Readonly<{
    /** What moved for sales that count no longer, and refunds without a payment. */
    other: Readonly<{ sum: Money | null }>;
    /** All sales of clients, and settlements less refunds: the sums above together. */
    total: SalesOfKind;
    /** Sales that name no client: in no count above. */
    unattributed: Readonly<{ clients: number; sum: Money | null }>;
    /** Settlements less refunds, those that name no client included. */
    turnover: Money | null;
  }>;

/** Sales and minor units by the number of their kind. */
export type SaleCounts = Readonly<{
  sales: readonly number[];
  total: number;
  sums: readonly number[];
  unattributed: Readonly<{ clients: number; minor: number }>;
}>;

export function countSalesByKind(view: View): SaleCounts {
  const { amounts, kinds: kindOf, scope } = view;
  const sums = new Float64Array(kinds.length + 1);
  let unattributed = 0;
  forEachPartInWindow(view, (part, isClient) => {
    const minor = amounts.minor[part] ?? 0;
    const kind = kindOf.part[part] ?? 0;
    if (isClient) sums[kind] = (sums[kind] ?? 0) + minor;
    else unattributed += minor;
  });
  const clients = scope.population.reduce((count, kind) => count + (kind === standing.unattributed ? 1 : 0), 0);
  return { ...countSales(view), sums: [...sums], unattributed: { clients, minor: unattributed } };
}

export function salesByKind({ money }: Frame, { sales, total, sums, unattributed }: SaleCounts): SalesByKind {
  const ofKind = (number: number) => ({ sales: sales[number] ?? 0, sum: money(sums[number] ?? 0) });
  const ofClients = sums.reduce((sum, minor) => sum + minor, 0);
  return {
    first: ofKind(1),
    repeat: ofKind(2),
    firstInNew: ofKind(3),
    repeatInLater: ofKind(4),
    other: { sum: money(sums[0] ?? 0) },
    total: { sales: total, sum: money(ofClients) },
    unattributed: { clients: unattributed.clients, sum: money(unattributed.minor) },
    turnover: money(ofClients + unattributed.minor),
  };
}

/** Whether a sale was made in the window by those asked about. */
export function isInWindow({ sales, window, scope, ledger }: View, sale: number): boolean {
  const at = sales.at[sale] ?? NaN;
  if (!(at >= window.from && at < window.to)) return false;
  if (scope.money === undefined) return true;
  const settlement = sales.first[sale] ?? 0;
  const end = ledger.settlements.partEnd[settlement] ?? 0;
  for (let part = ledger.settlements.part[settlement] ?? 0; part < end; part++)
    if (scope.money[part] === 1) return true;
  return false;
}

function countSales(view: View): Pick<SaleCounts, 'sales' | 'total'> {
  const sales = new Int32Array(kinds.length + 1);
  let total = 0;
  for (let sale = 0; sale < view.kinds.sale.length; sale++) {
    const bits = view.kinds.sale[sale] ?? 0;
    if (bits === 0 || !isInWindow(view, sale)) continue;
    total++;
    for (let kind = 1; kind < sales.length; kind++)
      if ((bits & (1 << kind)) !== 0) sales[kind] = (sales[kind] ?? 0) + 1;
  }
  return { sales: [...sales], total };
}

/** Visits the payments and refunds of the window that are asked about; those of clients, and those that name none. */
export function forEachPartInWindow(view: View, visit: (part: number, isClient: boolean) => void): void {
  const { ledger, scope, moment, window } = view;
  const { parts, partStart } = ledger;
  const until = Math.min(window.to, moment.at);
  for (let client = 0; client < ledger.clients; client++) {
    const population = scope.population[client] ?? 0;
    if (population === standing.nobody) continue;
    for (let part = partStart[client] ?? 0; part < (partStart[client + 1] ?? 0); part++) {
      const at = parts.at[part] ?? 0;
      if (at < window.from || at >= until) continue;
      if (scope.money === undefined || scope.money[part] === 1) visit(part, population === standing.client);
    }
  }
}
