import { type Instant, instantOf, type Money, type Window } from '@clientele/core';

import type { View } from '../view/view.ts';
import { activeAtStart, retentionWindow } from './retention.ts';

type Stretch = Readonly<{ from: Instant; to: Instant; revenue: Money | null }>;

/** Revenue of the clients that were active when the window began: in the window, and in one as long before it. */
export type RevenueRetention = Readonly<{
  base: Stretch;
  now: Stretch;
  /** Of the base, what is kept: gains of one client make up for no loss of another. Null without a base. */
  gross: number | null;
  /** All revenue now, of the base. Null without a base. */
  net: number | null;
}>;

export function revenueRetention(view: View): RevenueRetention {
  const { amounts } = view;
  const now = retentionWindow(view);
  const base = windowBefore(view, now);
  let [sumBase, sumNow, sumKept] = [0, 0, 0];
  for (const client of activeAtStart(view)) {
    const [before, after] = [revenueOf(view, client, base), revenueOf(view, client, now)];
    sumBase += before;
    sumNow += after;
    sumKept += Math.min(before, after);
  }
  const money = (minor: number) => (amounts.currency === undefined ? null : { minor, currency: amounts.currency });
  const stretch = ({ from, to }: Window, minor: number): Stretch => ({
    from: instantOf(from),
    to: instantOf(to),
    revenue: money(minor),
  });
  const share = (part: number) => (sumBase > 0 ? part / sumBase : null);
  return { base: stretch(base, sumBase), now: stretch(now, sumNow), gross: share(sumKept), net: share(sumNow) };
}

/** The window of equal length before a window: as many months where it is of whole months, else as long. */
export function windowBefore({ calendar }: View, { from, to }: Window): Window {
  for (let months = 1; calendar.add(from, { months }) <= to; months++)
    if (calendar.add(from, { months }) === to) return { from: calendar.add(from, { months }, -1), to: from };
  return { from: from - (to - from), to: from };
}

/** Settlements less refunds of a client in a stretch of time, minor units. */
function revenueOf({ ledger, scope, amounts, moment }: View, client: number, { from, to }: Window): number {
  const { parts, partStart } = ledger;
  const until = Math.min(to, moment.at);
  let sum = 0;
  for (let part = partStart[client] ?? 0; part < (partStart[client + 1] ?? 0); part++) {
    const at = parts.at[part] ?? 0;
    if (at < from || at >= until) continue;
    if (scope.selection.parts === undefined || scope.selection.parts[part] === 1) sum += amounts.minor[part] ?? 0;
  }
  return sum;
}
