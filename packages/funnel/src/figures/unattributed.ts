import type { Money } from '@clientele/core';

import { ClientPlaces } from '../view/client-places.ts';
import type { View } from '../view/view.ts';
import { standing } from '../walk/walks.ts';
import type { Frame } from './frame.ts';
import { worthIn } from './scope.ts';

/** Deals that name no client: they are in every sum above, and in no count of clients. */
export type Unattributed = Readonly<{
  opened: number;
  open: number;
  won: number;
  lost: number;
  value: Readonly<{ open: Money | null; won: Money | null }>;
}>;

/** Minor units. */
export type UnattributedCounts = Omit<Unattributed, 'value'> &
  Readonly<{ worth: Readonly<{ open: number; won: number }> }>;

export const unattributedOf = ({ money }: Frame, { worth, ...deals }: UnattributedCounts): Unattributed => ({
  ...deals,
  value: { open: money(worth.open), won: money(worth.won) },
});

export function countUnattributed(view: View): UnattributedCounts {
  const deals = unattributedDeals(view);
  const of = (status: number) => deals.filter((deal) => view.walks.status[deal] === status);
  const [open, won] = [of(standing.open), of(standing.won)];
  return {
    opened: deals.length,
    open: open.length,
    won: won.length,
    lost: deals.length - open.length - won.length,
    worth: { open: worthIn(view, open), won: worthIn(view, won) },
  };
}

export function unattributedDeals(view: View): readonly number[] {
  const { log } = view.walks;
  const places = ClientPlaces.of(view);
  const deals: number[] = [];
  for (let client = 1; client + 1 < log.dealStart.length; client++) {
    if (!places.isUnattributed(client)) continue;
    for (let deal = log.dealStart[client] ?? 0; deal < (log.dealStart[client + 1] ?? 0); deal++)
      if (view.chosen[deal] === 1) deals.push(deal);
  }
  return deals;
}
