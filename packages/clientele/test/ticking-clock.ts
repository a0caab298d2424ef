import { type Instant, instantOf, millisecondsOf, instant } from '@clientele/core';

/** A clock that starts at a moment and ticks a second at each look. */
export function tickingClock(start: string): () => Instant {
  let now = millisecondsOf(instant(start));
  return () => instantOf((now += 1000));
}
