import { statusCode } from '@clientele/core';

import { type RowOf, settlementRow } from '../cause.ts';
import type { Change } from '../figures/losses.ts';
import { activeAtStart, type Fate, fateOf, retentionWindow } from '../figures/retention.ts';
import { windowBefore } from '../figures/revenue-retention.ts';
import type { View } from '../view/view.ts';
import { idsOf } from './client-grounds.ts';
import type { Grounds } from './grounds.ts';
import { causesOf, linesOf, placesOf } from './rows.ts';

const fates: Readonly<Record<string, readonly Fate[]>> = {
  retained: ['retained'],
  retention: ['retained'],
  lost: ['lost', 'restored'],
  churn: ['lost', 'restored'],
  restored: ['restored'],
};

/** Why so many of the clients that were active when the window began were kept or lost. */
export function retentionGrounds(view: View, figure: string): Grounds {
  const wanted = fates[figure];
  const active = activeAtStart(view);
  const clients = wanted === undefined ? active : active.filter((client) => wanted.includes(fateOf(view, client)));
  const because = `of ${String(active.length)} clients active when the window began, by what became of them`;
  const context = { activeAtStart: active.length, ...retentionWindow(view) };
  return {
    because,
    rows: clients.flatMap((client) => decidingIn(view, client)),
    clients: idsOf(view, clients),
    context,
  };
}

/** The settlement that made a client active when the window began, those in the window, and what lost it there. */
function decidingIn(view: View, client: number): readonly RowOf[] {
  const { whole } = view;
  const { from, to } = retentionWindow(view);
  const at = (place: number) => whole.timelines.at[place] ?? NaN;
  const places = placesOf(view, whole, client);
  const before = places.filter((place) => at(place) < from).slice(-1);
  const within = places.filter((place) => at(place) >= from && at(place) < to);
  const rows = [...before, ...within].map((place) => settlementRow(view, whole.timelines, place));
  const settled = rows.map((row): RowOf => ({ table: 'settlements', row }));
  const others = causesOf(view, whole, lossesOf(view, client)).filter(
    ({ table, row }) => table !== 'settlements' || !rows.includes(row),
  );
  return [...settled, ...others];
}

function lossesOf(view: View, group: number): readonly Change[] {
  const { changes } = view.whole;
  const { from, to } = retentionWindow(view);
  const losses: Change[] = [];
  for (let change = changes.holding(group, from) + 1; change <= changes.holding(group, to); change++)
    if (changes.status[change] === statusCode.lost) losses.push({ group, change });
  return losses;
}

/** The payments and refunds of the clients active when the window began: in it (`now`), as long before it (`base`), or both. */
export function revenueGrounds(view: View, stretch: string): Grounds {
  const now = retentionWindow(view);
  const base = windowBefore(view, now);
  const { from } = stretch === 'now' ? now : base;
  const { to } = stretch === 'base' ? base : now;
  const { parts, partStart } = view.ledger;
  const { parts: selected } = view.scope.selection;
  const active = activeAtStart(view);
  const moved = active.flatMap((client) => {
    const found: number[] = [];
    for (let part = partStart[client] ?? 0; part < (partStart[client + 1] ?? 0); part++) {
      const at = parts.at[part] ?? 0;
      if (at < from || at >= to || (parts.minor[part] ?? 0) === 0) continue;
      if (selected === undefined || selected[part] === 1) found.push(part);
    }
    return found;
  });
  const because = 'settlements less refunds of the clients active when the window began, in it and as long before it';
  return { because, rows: linesOf(view, moved), clients: idsOf(view, active), context: { base, now } };
}
