import type { View } from '../view/view.ts';
import { countsSales, isBought } from './is-bought.ts';

/** How often one client bought, in what counts as a purchase under the policy. */
export type Purchases = {
  total: number;
  /** Before the window, and in it. */
  before: number;
  within: number;
  /** When the first and the second were; Infinity where there are not so many. */
  first: number;
  second: number;
};

/** The group of each part of the ledger, from 0 to `size` - 1: a direction, an owner. */
export type Grouping = Readonly<{ of: Int32Array; size: number }>;

/** Told for each client and group in which it bought; the object is used again for the next one. */
type Tell = (client: number, group: number, purchases: Purchases) => void;

/** Counts the purchases of every client asked about, at large (group 0) or by group. */
export function countPurchases(view: View, grouping: Grouping | undefined, tell: Tell): void {
  const counter = new Counter(view, grouping, tell);
  for (let client = 0; client < view.scope.clients.length; client++)
    if (view.scope.clients[client] === 1) counter.count(client);
}

class Counter {
  readonly #view: View;
  readonly #grouping: Grouping | undefined;
  readonly #tell: Tell;
  readonly #purchases: readonly Purchases[];
  /** The purchase last seen in each group: a group counts once for each. */
  readonly #seen: Float64Array;
  readonly #touched: number[] = [];

  constructor(view: View, grouping: Grouping | undefined, tell: Tell) {
    this.#view = view;
    this.#grouping = grouping;
    this.#tell = tell;
    const size = grouping?.size ?? 1;
    this.#purchases = Array.from({ length: size }, none);
    this.#seen = new Float64Array(size).fill(NaN);
  }

  count(client: number): void {
    if (countsSales(this.#view)) this.#countSales(client);
    else this.#countSettlements(client);
    for (const group of this.#touched) {
      const purchases = this.#purchases[group];
      if (purchases === undefined) continue;
      this.#tell(client, group, purchases);
      purchases.total = purchases.before = purchases.within = 0;
      purchases.first = purchases.second = Infinity;
      this.#seen[group] = NaN;
    }
    this.#touched.length = 0;
  }

  #countSales(client: number): void {
    const { saleStart, saleFirst, settlements } = this.#view.scope.ledger;
    for (let sale = saleStart[client] ?? 0; sale < (saleStart[client + 1] ?? 0); sale++)
      for (let s = saleFirst[sale] ?? -1; s >= 0; s = settlements.next[s] ?? -1) this.#take(s, sale);
  }

  #countSettlements(client: number): void {
    const { scope, calendar, policy } = this.#view;
    const { settlementStart, settlements } = scope.ledger;
    for (let s = settlementStart[client] ?? 0; s < (settlementStart[client + 1] ?? 0); s++)
      this.#take(s, policy.again === 'days' ? calendar.dayOf(settlements.at[s] ?? 0) : s);
  }

  /** Takes a settlement that is part of a purchase. */
  #take(s: number, purchase: number): void {
    const { ledger, selection } = this.#view.scope;
    const at = ledger.settlements.at[s] ?? 0;
    if (this.#grouping === undefined) {
      if (isBought(this.#view, at, selection.until[s] ?? 0)) this.#add(0, purchase, at);
      return;
    }
    const { parts, settlements } = ledger;
    for (let part = settlements.part[s] ?? 0; part < (settlements.partEnd[s] ?? 0); part++) {
      if (parts.counts[part] !== 1 || selection.parts?.[part] === 0) continue;
      if (isBought(this.#view, at, parts.until[part] ?? 0)) this.#add(this.#grouping.of[part] ?? 0, purchase, at);
    }
  }

  #add(group: number, purchase: number, at: number): void {
    const purchases = this.#purchases[group];
    if (purchases === undefined || this.#seen[group] === purchase) return;
    if (purchases.total === 0) this.#touched.push(group);
    this.#seen[group] = purchase;
    purchases.total++;
    const { from, to } = this.#view.window;
    if (at < from) purchases.before++;
    else if (at < to) purchases.within++;
    if (at < purchases.first) {
      purchases.second = purchases.first;
      purchases.first = at;
    } else if (at < purchases.second) purchases.second = at;
  }
}

const none = (): Purchases => ({ total: 0, before: 0, within: 0, first: Infinity, second: Infinity });
