import { instantOf } from '@clientele/core';

const day = 86_400_000;

/** So many moments of different days before an instant, the latest last. */
export const momentsBefore = (latest: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => instantOf(latest - (count - n) * day));
