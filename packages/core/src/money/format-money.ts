import { currencyDigits } from './currency.ts';
import type { Money } from './money.ts';

/** The decimal form of an amount, without grouping: `'12500.00'`. The inverse of `money`. */
export function decimalOf({ minor, currency }: Money): string {
  const digits = currencyDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The form people read: `'12,500.00 EUR'`. */
export function formatMoney(amount: Money): string {
  const [whole = '', fraction] = decimalOf(amount).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`} ${amount.currency}`;
}
