import type { Money } from '../money/money.ts';

/** Amounts by currency, in minor units: currencies are never added up. */
export type Sums = Readonly<Record<string, number>>;

export const noSums: Sums = {};

export const plus = (sums: Sums, { minor, currency }: Money): Sums => ({
  ...sums,
  [currency]: (sums[currency] ?? 0) + minor,
});

export const minus = (sums: Sums, { minor, currency }: Money): Sums => plus(sums, { minor: -minor, currency });

/** The part of the sums that is in a currency. */
export const inCurrency = (sums: Sums, currency: string): Money => ({ minor: sums[currency] ?? 0, currency });

/** The only amount there is; undefined for none and for several currencies. */
export function onlyOne(sums: Sums): Money | undefined {
  const [first, ...others] = Object.entries(sums).filter(([, minor]) => minor !== 0);
  return first === undefined || others.length > 0 ? undefined : { currency: first[0], minor: first[1] };
}
