import type { Owner } from '../../aggregate/shared-map.ts';
import type { Deal } from '../deal.ts';
import type { NextClient } from './change.ts';

/** Changes a deal, if it is known. */
export function changeDeal(
  next: NextClient,
  owner: Owner,
  dealId: string | undefined,
  change: (deal: Deal) => Partial<Deal>,
): void {
  const deal = dealId === undefined ? undefined : next.deals.get(dealId);
  if (dealId !== undefined && deal !== undefined)
    next.deals = next.deals.with(owner, dealId, { ...deal, ...change(deal) });
}
