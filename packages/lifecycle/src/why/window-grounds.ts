import {
  type Change,
  forEachTurn,
  partialComeBacks,
  partialLosses,
  reasonOf,
  wholeComeBacks,
  wholeLosses,
} from '../figures/losses.ts';
import { forEachPartInWindow, isInWindow } from '../figures/sales.ts';
import { kinds } from '../view/sale-kinds.ts';
import type { View } from '../view/view.ts';
import type { Turn } from '../view/turns.ts';
import type { Walked } from '../view/walked.ts';
import { idsOf, unattributedGrounds } from './client-grounds.ts';
import { cohortGrounds } from './cohort-grounds.ts';
import type { Grounds } from './grounds.ts';
import { retentionGrounds, revenueGrounds } from './retention-grounds.ts';
import { causesOf, firstOfSales, linesOf } from './rows.ts';

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
      return revenueGrounds(view, second);
    case 'cohorts':
      return cohortGrounds(view, keys.slice(1));
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
