import type { Instant, Position } from '@clientele/core';

/** How far somebody had got in the log, and on his clock. */
export type Reached = Readonly<{ position?: Position; clock: Instant }>;

/**
 * Up to where a follower was told: keep it, as JSON, with what was done about the transition that it
 * came with, and pass it as `since` to go on after that transition.
 */
export type TransitionCheckpoint = Reached &
  Readonly<{
    logId: string;
    /** Where it is amid the transitions of one stretch of the clock: where that began, and how many were told. */
    amid?: Reached & Readonly<{ told: number }>;
  }>;
