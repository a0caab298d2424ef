import { type Money, roundedHalfEven } from '@clientele/core';

import type { Probability } from './probability.ts';

/** Value × probability, rounded once; null where either is unknown. */
export function weighted(value: Money | null, probability: Probability | undefined): Money | null {
  if (value === null || probability?.status !== 'known') return null;
  const minor = roundedHalfEven(BigInt(value.minor) * BigInt(probability.won), BigInt(probability.closed));
  return { minor: Number(minor), currency: value.currency };
}
