import { type Instant, instantOf, type Money, type Window } from '@clientele/core';

import type { Frame } from '../view/frame.ts';
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

/** Minor units; `kept` is what each client brought now, as far as it brought as much in the base. */
export type RevenueSums = Readonly<{ base: number; now: number; kept: number }>;

export function sumRevenue(view: View): RevenueSums {
  const now = retentionWindow(view);
  const base = windowBefore(view, now);
  let [sumBase, sumNow, sumKept] = [0, 0, 0];
  for (const client of activeAtStart(view)) {
    const [before, after] = [revenueOf(view, client, base), revenueOf(view, client, now)];
    sumBase += before;
    sumNow += after;
    sumKept += Math.min(before, after);
  }
  return { base: sumBase, now: sumNow, kept: sumKept };
}

export function revenueRetention(frame: Frame, sums: RevenueSums): RevenueRetention {
  const now = retentionWindow(frame);
  const base = windowBefore(frame, now);
  const stretch = ({ from, to }: Window, minor: number): Stretch => ({
    from: instantOf(from),
    to: instantOf(to),
    revenue: frame.money(minor),
  });
  const share = (part: number) => (sums.base > 0 ? part / sums.base : null);
  return { base: stretch(base, sums.base), now: stretch(now, sums.now), gross: share(sums.kept), net: share(sums.now) };
}

/** The window of equal length before a window: as many months where it is of whole months, else as long. */
export function windowBefore({ calendar }: Pick<Frame, 'calendar'>, { from, to }: Window): Window {
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
