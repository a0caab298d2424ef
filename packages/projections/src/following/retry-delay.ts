/** How long to wait before the next attempt, in milliseconds. */
export type Patience = Readonly<{
  first: number;
  longest: number;
  /** After so long without a failure, or once something was kept, the next failure counts as the first. */
  healthyAfter: number;
}>;

/** Who works for whole minutes of an outage must not wait as long once it is over: an attempt every few seconds costs little. */
export const defaultPatience: Patience = { first: 100, longest: 5_000, healthyAfter: 60_000 };

/**
 * Twice as long after each failure, up to the longest, and then any part of it by chance, so that
 * those who fail together do not all come back together. Attempts count from 0; `chance` is from 0 to 1.
 */
export function retryDelay(attempt: number, chance: number, { first, longest }: Patience = defaultPatience): number {
  return Math.round(Math.min(longest, first * 2 ** Math.min(attempt, 30)) * (0.5 + chance / 2));
}
