import { z } from 'zod';

import { currencyDigits } from './currency.ts';
import { InvalidAmount } from './invalid-amount.ts';

/** An amount in integer minor units (cents, pence, yen) of one ISO 4217 currency. */
export const Money = z.strictObject({
  minor: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code of three capital letters'),
});
export type Money = Readonly<z.output<typeof Money>>;

/**
 * Money from a decimal string, exactly: no float is ever involved.
 *
 * Throws `InvalidAmount` when the text is no decimal number, the currency is unknown, or the
 * number has more decimals than the currency has minor units.
 *
 * @example
 * money('12500.00', 'EUR'); // => { minor: 1250000, currency: 'EUR' }
 */
export function money(decimal: string, currency: string): Money {
  const digits = currencyDigits(currency);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal.trim());
  if (!match) throw new InvalidAmount(decimal, currency, 'is not a decimal number such as 1250.00');
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > digits)
    throw new InvalidAmount(decimal, currency, `has more than the ${String(digits)} decimals of ${currency}`);
  const minor = Number(`${sign}${whole}${kept.padEnd(digits, '0')}`);
  if (!Number.isSafeInteger(minor)) throw new InvalidAmount(decimal, currency, 'is too large to be counted exactly');
  return { minor: minor === 0 ? 0 : minor, currency };
}

/** Euros from a decimal string: `eur('12500.00')`. */
export const eur = (decimal: string): Money => money(decimal, 'EUR');

/** US dollars from a decimal string: `usd('99.90')`. */
export const usd = (decimal: string): Money => money(decimal, 'USD');

/** Pounds sterling from a decimal string: `gbp('4.25')`. */
export const gbp = (decimal: string): Money => money(decimal, 'GBP');
