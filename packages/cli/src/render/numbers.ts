import { decimalOf, type Money } from 'clientele';

type Absent = undefined | null;

/** A share as people read it: `41.3 %`; nothing where it is not defined. */
export const percent = (share: number | Absent): string | undefined =>
  share === undefined || share === null ? undefined : `${(share * 100).toFixed(1)} %`;

/** A count with thousands apart. */
export const count = (value: number): string => value.toLocaleString('en-US');

/** `1 deal`, `41 deals`. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** A number of days, or of hours, with one decimal. */
export const oneDecimal = (value: number | Absent): string | undefined =>
  value === undefined || value === null ? undefined : count(Number(value.toFixed(1))).replace(/^(-?[\d,]+)$/, '$1.0');

/** An amount in whole units, for a column that names the currency. */
export const whole = (amount: Money | Absent): string | undefined =>
  amount === undefined || amount === null ? undefined : count(Math.round(Number(decimalOf(amount))));

/** `value, EUR`: a column's head with the currency of its amounts. */
export function inCurrency(head: string, amounts: readonly (Money | Absent)[]): string {
  const currency = amounts.find((amount) => amount !== undefined && amount !== null)?.currency;
  return currency === undefined ? head : `${head}, ${currency}`;
}
