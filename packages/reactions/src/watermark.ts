import { type Instant, instantOf, millisecondsOf } from '@clientele/core';

import type { ReactionCheckpoint } from './log/reaction-log.ts';

/** What fell due so long before the last look, 30 days, is settled: it is not looked at again. */
const horizon = 30 * 86_400_000;

/**
 * Before when everything that fell due is settled: 30 days before the last look, so that what fell due
 * while nobody looked is still seen, and never before the reaction began.
 */
export function settledBefore({ since, ticked }: ReactionCheckpoint): Instant {
  if (ticked === undefined) return since;
  return instantOf(Math.max(millisecondsOf(since), millisecondsOf(ticked) - horizon));
}
