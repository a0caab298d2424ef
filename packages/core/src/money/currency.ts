import { InvalidAmount } from './invalid-amount.ts';

const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const digitsOf = new Map<string, number>();

/** How many decimals a currency has (EUR 2, JPY 0, BHD 3). Throws `InvalidAmount` for a code that is not ISO 4217. */
export function currencyDigits(currency: string): number {
  const remembered = digitsOf.get(currency);
  if (remembered !== undefined) return remembered;
  if (!known.has(currency)) throw new InvalidAmount('', currency, 'is not an ISO 4217 currency code');
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return digits;
}
