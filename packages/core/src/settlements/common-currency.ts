import { RatesMissing } from './rates-missing.ts';

/**
 * The currency of sums over parts that each added up in their own: undefined where none occurred.
 * Throws `RatesMissing` where they are several, which only a policy without a currency leaves so.
 */
export function commonCurrency(found: readonly string[]): string | undefined {
  const currencies = [...new Set(found)].sort();
  if (currencies.length > 1) throw new RatesMissing(currencies, undefined);
  return currencies[0];
}
