import { day } from '../chance/working-time.ts';
import type { SimulatedWindow } from '../simulated-window.ts';

export type Campaign = Readonly<{ campaignId: string; at: number }>;

/** One campaign every spring that the window holds. */
export function campaignsOf(window: SimulatedWindow): Campaign[] {
  const first = new Date(window.from).getUTCFullYear();
  const last = new Date(window.to).getUTCFullYear();
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .map((year) => ({ campaignId: `spring-${String(year)}`, at: Date.UTC(year, 3, 5) }))
    .filter(({ at }) => at > window.from + day && at < window.to);
}
