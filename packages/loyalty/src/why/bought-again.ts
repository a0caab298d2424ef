import { isCounted, selectionOf } from '@clientele/core';

import { cohortOf } from '../figures/cohort.ts';
import { monthName, segmentValue } from '../figures/indexes.ts';
import type { IndexForm } from '../figures/loyalty-index.ts';
import { purchasesOf } from '../figures/purchases-of.ts';
import { clientValue } from '../view/client-value.ts';
import { clientsOf, nameOf } from '../view/clients.ts';
import { type View, withScope } from '../view/view.ts';
import { type Found, settlementFound } from './evidence.ts';

/** The purchases by which clients are in the population of an index: one of each, two of the loyal ones. */
export function* boughtAgain(view: View, form: IndexForm, loyalOnly: boolean): Generator<Found> {
  for (const client of clientsOf(view)) {
    const shown = shownBy(view, purchasesOf(view, client), form);
    if (shown.length === 0 || (loyalOnly && shown.length < 2)) continue;
    for (const [place, settlement] of shown.entries()) yield settlementFound(view, settlement, { purchase: place + 1 });
  }
}

/** At most two purchases of a client: none when it is not in the population, two when it is loyal. */
function shownBy(view: View, purchases: readonly number[], form: IndexForm): readonly number[] {
  if (form === 'ever') return purchases.slice(0, 2);
  const { from, to } = view.window;
  const at = (settlement: number) => view.scope.ledger.settlements.at[settlement] ?? 0;
  const within = purchases.filter((settlement) => at(settlement) >= from && at(settlement) < to);
  if (form === 'window' || within.length === 0) return within.slice(0, 2);
  const before = purchases.filter((settlement) => at(settlement) < from);
  return [...before.slice(-1), ...within].slice(0, 2);
}

/** The view of one group of the report's `by`. */
export function groupView(view: View, dimension: string, name: string): View {
  if (dimension === 'direction') return directionView(view, name);
  const nameOfClient = namer(view, dimension);
  const { scope } = view;
  const clients = scope.clients.map((asked, client) => (asked === 1 && nameOfClient(client) === name ? 1 : 0));
  return withScope(view, { ...scope, clients });
}

function namer(view: View, dimension: string): (client: number) => string {
  if (dimension === 'cohort') {
    const cohort = cohortOf(view);
    return (client) => {
      const [first] = purchasesOf(view, client);
      return first === undefined ? '' : monthName(cohort(view.scope.ledger.settlements.at[first] ?? 0));
    };
  }
  const value = dimension === 'segment' ? segmentValue(view) : clientValue(view, 'owner');
  return (client) => nameOf(view, value(client));
}

function directionView(view: View, name: string): View {
  const { scope } = view;
  const { parts } = scope.ledger;
  const marked = new Uint8Array(parts.length);
  for (let part = 0; part < parts.length; part++)
    if (scope.selection.parts?.[part] !== 0 && nameOf(view, parts.direction[part] ?? 0) === name) marked[part] = 1;
  return withScope(view, { ...scope, selection: selectionOf(scope.ledger, marked) });
}

/** The last purchase of a client that counts. */
export function lastSettlement({ scope, moment }: View, client: number): number {
  const { settlements, settlementStart } = scope.ledger;
  for (let s = (settlementStart[client + 1] ?? 0) - 1; s >= (settlementStart[client] ?? 0); s--)
    if (isCounted(settlements.at[s] ?? 0, scope.selection.until[s] ?? 0, moment.at)) return s;
  return -1;
}
