import type { Money } from '@clientele/core';

import type { FunnelPolicy } from '../policy.ts';
import { daysToClose } from './days-to-close.ts';
import type { Frame } from './frame.ts';

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

/** Deals by where they stand, what the won ones came to (minor units), and how many of these say it. */
type Piped = Readonly<{ open: number; won: number; lost: number; wonMinor: number; wonValued: number }>;

/** With the times that the days are the average of. */
export function velocityOf({ policy, money }: Frame, piped: Piped, times: Float64Array): Velocity {
  const { open, won, lost, wonMinor: sum, wonValued: valued } = piped;
  const population = { ...policy.velocity, winRate: 'closed', value: 'won only' } as const;
  const count = population.deals === 'open now' ? open : open + won + lost;
  const averageDays = daysToClose(times).mean;
  const known = won + lost > 0 && valued > 0 && averageDays !== null && averageDays > 0;
  const average = valued > 0 ? money(Math.round(sum / valued)) : null;
  const perDay = known ? money(Math.round((count * won * sum) / (won + lost) / valued / averageDays)) : null;
  const winRate = won + lost > 0 ? won / (won + lost) : null;
  return { population, deals: count, winRate, averageWonValue: average, averageDays, perDay };
}
