import { salesOf, statusCode } from '@clientele/core';

import { isCohortAsked } from '../figures/cohorts.ts';
import { clientsOf } from '../figures/clients-of.ts';
import {
  type Change,
  forEachTurn,
  partialComeBacks,
  partialLosses,
  reasonOf,
  wholeComeBacks,
  wholeLosses,
} from '../figures/losses.ts';
import { activeAtStart, type Fate, fateOf, retentionWindow } from '../figures/retention.ts';
import { windowBefore } from '../figures/revenue-retention.ts';
import { forEachPartInWindow, isInWindow } from '../figures/sales.ts';
import { kinds } from '../view/sale-kinds.ts';
import type { View } from '../view/view.ts';
import type { Turn } from '../view/turns.ts';
import type { Walked } from '../view/walked.ts';
import { idsOf, unattributedGrounds } from './client-grounds.ts';
import type { Grounds } from './grounds.ts';
import { causesOf, firstOfSales, lastSettlements, linesOf } from './rows.ts';

/** Why a number of the window is what it is; undefined for a key that is none of its figures. */
export function windowGrounds(view: View, keys: readonly string[]): Grounds | undefined {
  const [key, second = '', third = ''] = keys;
  switch (key) {
    case 'losses':
      return lossGrounds(view, second, third);
    case 'comeBacks':
      return comeBackGrounds(view, second);
    case 'sales':
      return salesGrounds(view, second, third);
    case 'retention':
      return retentionGrounds(view, second);
    case 'revenueRetention':
      return revenueGrounds(view);
    case 'cohorts':
      return cohortGrounds(view, second);
    default:
      return undefined;
  }
}

function changed(view: View, walked: Walked, changes: readonly Change[], because: string): Grounds {
  const clients = changes.map(({ group }) => walked.timelines.client(group));
  return { because, rows: causesOf(view, walked, changes), clients: idsOf(view, clients) };
}

function listed(view: View, walked: Walked, turns: Turn): readonly Change[] {
  const list: Change[] = [];
  forEachTurn(view, walked, turns, (turn) => list.push(turn));
  return list;
}

function lossGrounds(view: View, which: string, reason: string): Grounds {
  if (which === 'partial')
    return changed(
      view,
      view.partial,
      listed(view, view.partial, partialLosses(view)),
      'clients lost in one direction that stayed in others',
    );
  const losses = listed(view, view.whole, wholeLosses(view));
  if (which !== 'byReason') return changed(view, view.whole, losses, 'clients that became lost in the window');
  const ofReason = losses.filter((loss) => reasonOf(view, view.whole, loss) === reason);
  return changed(view, view.whole, ofReason, `clients that became lost in the window by ${reason}`);
}

function comeBackGrounds(view: View, which: string): Grounds {
  if (which === 'partial')
    return changed(
      view,
      view.partial,
      listed(view, view.partial, partialComeBacks(view)),
      'settlements in a direction after its loss',
    );
  const back = listed(view, view.whole, wholeComeBacks(view));
  if (which === 'whole') return changed(view, view.whole, back, 'settlements after a loss');
  return changed(
    view,
    view.whole,
    [...back, ...listed(view, view.whole, wholeLosses(view))],
    'come-backs for each loss in the window',
  );
}

function salesGrounds(view: View, which: string, figure: string): Grounds {
  if (which === 'unattributed' && figure === 'clients') return unattributedGrounds(view);
  const kind = kinds.findIndex((name) => name === which) + 1;
  if (figure === 'sales') {
    const made: number[] = [];
    for (let sale = 0; sale < view.kinds.sale.length; sale++) {
      const bits = view.kinds.sale[sale] ?? 0;
      if ((kind === 0 ? bits !== 0 : (bits & (1 << kind)) !== 0) && isInWindow(view, sale)) made.push(sale);
    }
    return { because: 'sales by the first settlement of each, in the window', rows: firstOfSales(view, made) };
  }
  const parts: number[] = [];
  forEachPartInWindow(view, (part, isClient) => {
    const fits = isClient ? which !== 'unattributed' : which === 'unattributed' || which === 'turnover';
    const ofKind = kind === 0 && which !== 'other' ? true : view.kinds.part[part] === kind;
    if (fits && (ofKind || !isClient) && (view.amounts.minor[part] ?? 0) !== 0) parts.push(part);
  });
  return { because: 'settlements less refunds, each at its own date, in the window', rows: linesOf(view, parts) };
}

function retentionGrounds(view: View, figure: string): Grounds {
  const fates: Readonly<Record<string, readonly Fate[]>> = {
    retained: ['retained'],
    retention: ['retained'],
    lost: ['lost', 'restored'],
    churn: ['lost', 'restored'],
    restored: ['restored'],
  };
  const wanted = fates[figure];
  const active = activeAtStart(view);
  const clients = wanted === undefined ? active : active.filter((client) => wanted.includes(fateOf(view, client)));
  const because = `of ${String(active.length)} clients active when the window began, by what became of them`;
  const context = { activeAtStart: active.length, ...retentionWindow(view) };
  return { because, rows: lastSettlements(view, view.whole, clients), clients: idsOf(view, clients), context };
}

function revenueGrounds(view: View): Grounds {
  const now = retentionWindow(view);
  const base = windowBefore(view, now);
  const { parts, partStart } = view.ledger;
  const active = activeAtStart(view);
  const moved = active.flatMap((client) => {
    const found: number[] = [];
    for (let part = partStart[client] ?? 0; part < (partStart[client + 1] ?? 0); part++) {
      const at = parts.at[part] ?? 0;
      if (at >= base.from && at < now.to && (parts.minor[part] ?? 0) !== 0) found.push(part);
    }
    return found;
  });
  const because = 'settlements less refunds of the clients active when the window began, in it and as long before it';
  return { because, rows: linesOf(view, moved), clients: idsOf(view, active), context: { base, now } };
}

function cohortGrounds(view: View, place: string): Grounds {
  const months = new Map<number, number[]>();
  const first = (client: number) => salesOf(view.ledger, view.sales, client)[0];
  for (const client of clientsOf(view, (c) => view.whole.status[c] !== statusCode.prospect)) {
    const sale = first(client);
    const at = sale === undefined ? NaN : (view.sales.at[sale] ?? NaN);
    if (sale === undefined || !isCohortAsked(view, at)) continue;
    const month = view.calendar.monthOf(at);
    months.set(month, [...(months.get(month) ?? []), client]);
  }
  const inOrder = [...months].sort(([a], [b]) => a - b);
  const clients = inOrder[Number(place)]?.[1] ?? [];
  const made = clients.flatMap((client) => salesOf(view.ledger, view.sales, client));
  return {
    because: 'clients whose first settlement was in the month, and their sales since',
    rows: firstOfSales(view, made),
    clients: idsOf(view, clients),
  };
}
