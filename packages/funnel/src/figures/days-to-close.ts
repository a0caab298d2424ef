import { standing } from '../walk/walks.ts';
import { type Distribution, distribution } from './quantile.ts';
import type { Scope } from './scope.ts';
import { day } from './time-in-stage.ts';

/** Days from opening to the end, of times in milliseconds. Reorders them. */
export const daysToClose = (times: Float64Array): Distribution => distribution(times, day);

/** Milliseconds from opening to the end, of deals that were won, or of all that are closed. */
export function timesToClose({ view }: Scope, of: 'won only' | 'all closed', deals: Int32Array): Float64Array {
  const { status, openedAt, closedAt } = view.walks;
  const times = new Float64Array(deals.length);
  let count = 0;
  for (let i = 0; i < deals.length; i++) {
    const deal = deals[i] ?? 0;
    if (status[deal] === standing.open || (of === 'won only' && status[deal] === standing.lost)) continue;
    times[count++] = (closedAt[deal] ?? 0) - (openedAt[deal] ?? 0);
  }
  return times.subarray(0, count);
}
