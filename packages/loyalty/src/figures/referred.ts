import type { Money } from '@clientele/core';

import { compareTexts } from '../view/clients.ts';
import type { View } from '../view/view.ts';
import { amountsOf, type InCurrency } from './money.ts';
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

/** First sales and what they came to, of all clients and of those recommended to us. Minor units. */
type Credits = {
  firstSales: number;
  referred: number;
  minor: number;
  referredMinor: number;
  readonly byReferrer: Record<string, { firstSales: number; minor: number }>;
};
export type ReferredCounts = Readonly<Record<keyof Referred, Readonly<Credits>>>;

export const referred = ({ ever, window }: ReferredCounts, money: InCurrency, listed: number): Referred => ({
  ever: salesOf(ever, money, listed),
  window: salesOf(window, money, listed),
});

export function countReferred(view: View): ReferredCounts {
  const amounts = amountsOf(view);
  const { window } = view;
  const ever = noCredits();
  const within = noCredits();
  for (const { client, sale, at, referrer } of view.firstSales()) {
    const minor = worthOf(view, client, sale, amounts.minor);
    credit(ever, referrer, minor);
    if (at >= window.from && at < window.to) credit(within, referrer, minor);
  }
  return { ever, window: within };
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

const noCredits = (): Credits => ({ firstSales: 0, referred: 0, minor: 0, referredMinor: 0, byReferrer: {} });

function credit(credits: Credits, referrer: Referrer | undefined, minor: number): void {
  credits.firstSales++;
  credits.minor += minor;
  if (referrer === undefined) return;
  credits.referred++;
  credits.referredMinor += minor;
  const own = (credits.byReferrer[referrer.clientId] ??= { firstSales: 0, minor: 0 });
  own.firstSales++;
  own.minor += minor;
}

function salesOf(credits: Readonly<Credits>, money: InCurrency, listed: number): ReferredSales {
  const { firstSales, minor, referredMinor } = credits;
  const byReferrer = Object.entries(credits.byReferrer).sort(
    ([idA, a], [idB, b]) => b.minor - a.minor || b.firstSales - a.firstSales || compareTexts(idA, idB),
  );
  const list = byReferrer
    .slice(0, listed)
    .map(([clientId, own]) => ({ clientId, firstSales: own.firstSales, turnover: money(own.minor) }));
  return {
    firstSales: shareOf(credits.referred, firstSales),
    turnover: money(referredMinor),
    ofTurnover: money(minor),
    referrers: { number: byReferrer.length, list },
  };
}
