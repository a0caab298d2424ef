import { type Share, shareOf } from './share.ts';
import type { Purchases } from './count-purchases.ts';

/**
 * The loyalty index in its forms. Whether clients buy again by choice or because it is convenient is
 * not known: the index counts both alike.
 */
export type LoyaltyIndex = Readonly<{
  /** Clients that bought again, of all that ever bought. */
  ever: Share;
  /** Clients that bought twice or more in the window, of those that bought in it. */
  window: Share;
  /** Clients that bought in the window, and also before it or twice in it, of those that bought in it. */
  returning: Share;
}>;

export type IndexForm = keyof LoyaltyIndex;

/** Whether a client is in the population of a form, and whether it is loyal. */
export const standings: Readonly<Record<IndexForm, (purchases: Purchases) => { in: boolean; loyal: boolean }>> = {
  ever: ({ total }) => ({ in: total > 0, loyal: total > 1 }),
  window: ({ within }) => ({ in: within > 0, loyal: within > 1 }),
  returning: ({ before, within }) => ({ in: within > 0, loyal: within > 0 && before + within > 1 }),
};

/** Clients that bought: ever, and in the window; with those of them that are loyal in each form. */
export type IndexCounts = { ever: number; everLoyal: number; within: number; windowLoyal: number; returning: number };

export const noCounts = (): IndexCounts => ({ ever: 0, everLoyal: 0, within: 0, windowLoyal: 0, returning: 0 });

/** Counts a client in. */
export function countIn(counts: IndexCounts, { total, before, within }: Purchases): void {
  counts.ever++;
  if (total > 1) counts.everLoyal++;
  if (within === 0) return;
  counts.within++;
  if (within > 1) counts.windowLoyal++;
  if (before + within > 1) counts.returning++;
}

export const indexOf = ({ ever, everLoyal, within, windowLoyal, returning }: Readonly<IndexCounts>): LoyaltyIndex => ({
  ever: shareOf(everLoyal, ever),
  window: shareOf(windowLoyal, within),
  returning: shareOf(returning, within),
});
