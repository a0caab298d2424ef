import type { Money } from '@clientele/core';
import Big from 'big.js';

export type Rounded = Readonly<{
  money: Money;
  /** What rounding left over: the amount less the money. */ residue: Big;
}>;

/** An amount rounded to minor units: to the nearest, and from the middle to the even one. */
export function halfEven(amount: Big, currency: string, digits: number): Rounded {
  const rounded = amount.round(digits, Big.roundHalfEven);
  const minor = Number(rounded.times(10 ** digits).toFixed(0));
  return { money: { minor: minor === 0 ? 0 : minor, currency }, residue: amount.minus(rounded) };
}
