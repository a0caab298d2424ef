import { currencyDigits, InvalidAmount, type Money } from '@clientele/core';
import type Big from 'big.js';

import { CellError } from './cell-error.ts';
import { halfEven } from './half-even.ts';

/** A price of one unit: money where minor units will do, else a finer decimal. */
export type UnitPrice = Money | Readonly<{ decimal: string; currency: string }>;

/** Decimals of a currency. Throws `CellError` for a code that is none. */
export function digitsOf(currency: string, column: string | undefined): number {
  try {
    return currencyDigits(currency);
  } catch (error) {
    if (!(error instanceof InvalidAmount)) throw error;
    throw new CellError('UNKNOWN_CURRENCY', column, currency, 'is no ISO 4217 currency: write a code such as EUR');
  }
}

/** An amount in minor units, exactly. Throws `CellError` for decimals that do not fit. */
export function exactMoney(amount: Big, currency: string, column: string): Money {
  const { money, residue } = halfEven(amount, currency, digitsOf(currency, column));
  if (residue.eq(0)) return money;
  throw new CellError('TOO_FINE', column, amount.toFixed(), `has more decimals than ${currency} has minor units`);
}

export function unitPriceOf(price: Big, currency: string, column: string): UnitPrice {
  const { money, residue } = halfEven(price, currency, digitsOf(currency, column));
  return residue.eq(0) ? money : { decimal: price.toFixed(), currency };
}
