import { currencyDigits, decimalOf, type Money } from '@clientele/core';
import Big from 'big.js';

import { halfEven } from '../rows/half-even.ts';
import type { SaleLine } from '../rows/row-record.ts';

/** The amount of a line shared out over parts of its quantity at its unit price; the last takes the rest, so that the sum stays. */
export function splitAmount({ amount, unitPrice }: SaleLine, quantities: readonly number[]): readonly Money[] {
  const { currency } = amount;
  if (quantities.length <= 1 || unitPrice === undefined) return quantities.length === 0 ? [] : [amount];
  const price = new Big('decimal' in unitPrice ? unitPrice.decimal : decimalOf(unitPrice));
  let left = amount.minor;
  return quantities.map((quantity, index) => {
    if (index === quantities.length - 1) return { minor: left, currency };
    const { money } = halfEven(price.times(quantity), currency, currencyDigits(currency));
    const minor = Math.min(money.minor, left);
    left -= minor;
    return { minor, currency };
  });
}
