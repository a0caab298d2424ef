import { isCounted, rowsOf } from '@clientele/core';

import type { RowOf } from '../cause.ts';
import { causeOf, settlementRow } from '../cause.ts';
import type { Change } from '../figures/losses.ts';
import type { View } from '../view/view.ts';
import { lastPlace, type Walked } from '../view/walked.ts';

/** The rows that say that clients are known: their registration, else the first thing said of them. */
export function registrations({ facts, moment }: View, clients: readonly number[]): readonly RowOf[] {
  const indexed = facts.indexed('clients');
  const registered = facts.texts.find('registered');
  return clients.flatMap((client): RowOf[] => {
    const rows = rowsOf(indexed, client, moment);
    const row = rows.find((r) => indexed.rows.columns.fact[r] === registered) ?? rows[0];
    return row === undefined ? [] : [{ table: 'clients', row }];
  });
}

/** The last settlement of each group that counts. */
export function lastSettlements(view: View, walked: Walked, groups: readonly number[]): readonly RowOf[] {
  return groups.flatMap((group): RowOf[] => {
    const place = lastPlace(walked, group, view.moment.at);
    return place < 0 ? [] : [{ table: 'settlements', row: settlementRow(view, walked.timelines, place) }];
  });
}

/** Places of a group's settlements that count at the moment, in order. */
export function placesOf({ moment }: View, { timelines }: Walked, group: number): readonly number[] {
  const { start, at, until } = timelines;
  const places: number[] = [];
  for (let i = start[group] ?? 0; i < (start[group + 1] ?? 0); i++)
    if (isCounted(at[i] ?? 0, until[i] ?? 0, moment.at)) places.push(i);
  return places;
}

/** The facts that decide how groups stand: what ended the relationship, else the last settlement. */
export function deciding(view: View, walked: Walked, groups: readonly number[]): readonly RowOf[] {
  return groups.flatMap((group) => {
    const change = walked.changes.holding(group, view.moment.at);
    const ended = change >= 0 && ['ending', 'expiry', 'refund'].includes(walked.changes.cause(change));
    const last = lastSettlements(view, walked, [group]);
    return ended ? [...last, causeOf(view, walked, group, change).from] : last;
  });
}

/** What caused changes: the settlement that came, that ran out or was refunded, or the ending. */
export function causesOf(view: View, walked: Walked, changes: readonly Change[]): readonly RowOf[] {
  return changes.map(({ group, change }) => causeOf(view, walked, group, change).from);
}

/** The first settlement that counts of each sale. */
export function firstOfSales({ ledger, sales }: View, made: readonly number[]): readonly RowOf[] {
  return made.map((sale) => {
    const part = ledger.settlements.part[sales.first[sale] ?? 0] ?? 0;
    return { table: 'settlements', row: ledger.parts.row[part] ?? 0 };
  });
}

/** The lines of payments and refunds behind a sum; each line once. */
export function linesOf({ ledger }: View, parts: readonly number[]): readonly RowOf[] {
  const rows = new Set(parts.map((part) => ledger.parts.row[part] ?? 0));
  return [...rows].map((row) => ({ table: 'settlements', row }));
}
