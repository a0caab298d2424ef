import type { Money } from '@clientele/core';

import { compareTexts } from '../view/clients.ts';
import type { View } from '../view/view.ts';
import { amountsOf, moneyOf } from './money.ts';
import type { Referrer } from './referrers.ts';
import { type Share, shareOf } from './share.ts';

/** What a client's recommendations brought. */
export type Credit = Readonly<{ clientId: string; firstSales: number; turnover: Money | null }>;

/** First sales to clients that were recommended to us. */
export type ReferredSales = Readonly<{
  /** Their number, of all first sales. */
  firstSales: Share;
  /** What they came to, refunds taken off; of all first sales. */
  turnover: Money | null;
  ofTurnover: Money | null;
  /** Clients whose recommendations they are, the one that brought most first. */
  referrers: Readonly<{ number: number; list: readonly Credit[] }>;
}>;

/** Of all time before the moment, and of the first sales made in the window. */
export type Referred = Readonly<{ ever: ReferredSales; window: ReferredSales }>;

export function referred(view: View): Referred {
  const amounts = amountsOf(view);
  const { window } = view;
  const ever = new Credits();
  const within = new Credits();
  for (const { client, sale, at, referrer } of view.firstSales()) {
    const minor = worthOf(view, client, sale, amounts.minor);
    ever.add(referrer, minor);
    if (at >= window.from && at < window.to) within.add(referrer, minor);
  }
  const money = (minor: number) => moneyOf(amounts, minor);
  return { ever: ever.sales(money, view.policy.listed), window: within.sales(money, view.policy.listed) };
}

/** What a sale comes to before the moment: its payments less what was refunded of them. */
function worthOf({ scope, moment }: View, client: number, sale: number, minor: Float64Array): number {
  const { parts, partStart, settlements } = scope.ledger;
  let sum = 0;
  for (let part = partStart[client] ?? 0; part < (partStart[client + 1] ?? 0); part++) {
    const settlement = parts.settlement[part] ?? -1;
    if (settlement < 0 || settlements.sale[settlement] !== sale || (parts.at[part] ?? 0) >= moment.at) continue;
    if (scope.selection.parts?.[part] !== 0) sum += minor[part] ?? 0;
  }
  return sum;
}

class Credits {
  readonly #byReferrer = new Map<string, { firstSales: number; minor: number }>();
  #firstSales = 0;
  #referred = 0;
  #minor = 0;
  #referredMinor = 0;

  add(referrer: Referrer | undefined, minor: number): void {
    this.#firstSales++;
    this.#minor += minor;
    if (referrer === undefined) return;
    this.#referred++;
    this.#referredMinor += minor;
    const credit = this.#byReferrer.get(referrer.clientId) ?? { firstSales: 0, minor: 0 };
    credit.firstSales++;
    credit.minor += minor;
    this.#byReferrer.set(referrer.clientId, credit);
  }

  sales(money: (minor: number) => Money | null, listed: number): ReferredSales {
    const credits = [...this.#byReferrer].sort(
      ([idA, a], [idB, b]) => b.minor - a.minor || b.firstSales - a.firstSales || compareTexts(idA, idB),
    );
    const list = credits
      .slice(0, listed)
      .map(([clientId, { firstSales, minor }]) => ({ clientId, firstSales, turnover: money(minor) }));
    return {
      firstSales: shareOf(this.#referred, this.#firstSales),
      turnover: money(this.#referredMinor),
      ofTurnover: money(this.#minor),
      referrers: { number: credits.length, list },
    };
  }
}
