import type { Money } from '@clientele/core';

import type { FunnelPolicy } from '../policy.ts';
import { standing } from '../walk/walks.ts';
import { daysToClose } from './days-to-close.ts';
import { moneyOf, type Scope } from './scope.ts';

/**
 * What the pipe brings a day: deals × win rate × average won value / average days. Its type says of
 * which deals each part is; null where a part is not known.
 */
export type Velocity = Readonly<{
  population: Readonly<{
    deals: FunnelPolicy['velocity']['deals'];
    winRate: 'closed';
    value: 'won only';
    days: FunnelPolicy['velocity']['days'];
  }>;
  deals: number;
  winRate: number | null;
  averageWonValue: Money | null;
  averageDays: number | null;
  perDay: Money | null;
}>;

export function velocityOf(scope: Scope): Velocity {
  const { view, deals } = scope;
  const { walks, values, policy } = view;
  const population = { ...policy.velocity, winRate: 'closed', value: 'won only' } as const;
  let [open, won, lost, valued, sum] = [0, 0, 0, 0, 0];
  for (const deal of deals) {
    const status = walks.status[deal];
    if (status === standing.open) open++;
    else if (status === standing.lost) lost++;
    else {
      won++;
      const value = values.minor[deal] ?? NaN;
      if (Number.isNaN(value)) continue;
      valued++;
      sum += value;
    }
  }
  const count = population.deals === 'open now' ? open : deals.length;
  const averageDays = daysToClose(scope, population.days).mean;
  const known = won + lost > 0 && valued > 0 && averageDays !== null && averageDays > 0;
  const average = valued > 0 ? moneyOf(view, Math.round(sum / valued)) : null;
  const perDay = known ? moneyOf(view, Math.round((count * won * sum) / (won + lost) / valued / averageDays)) : null;
  const winRate = won + lost > 0 ? won / (won + lost) : null;
  return { population, deals: count, winRate, averageWonValue: average, averageDays, perDay };
}
