import { type Instant, instantOf } from '@clientele/core';

/** Gives the time. The only place where time enters; everything inside takes it as an argument. */
export type Clock = () => Instant;

/** The machine's clock. */
export const systemClock: Clock = () => instantOf(Date.now());
