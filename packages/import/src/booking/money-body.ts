import type { SaleHeader, SaleLine } from '../rows/row-record.ts';
import { lineText } from './line-name.ts';
import type { Payment } from './open-lots.ts';

type Place = Pick<Payment, 'invoice' | 'deal'>;

/** What payments and refunds have in common: where they belong, who sold, how much and for what. */
export const moneyBody = (
  { invoice, deal }: Place,
  { owner, salesChannel }: SaleHeader,
  lines: readonly SaleLine[],
) => ({
  ...(invoice === undefined ? {} : { invoice }),
  ...(deal === undefined ? {} : { dealId: deal }),
  ...(owner === undefined ? {} : { owner }),
  ...(salesChannel === undefined ? {} : { salesChannel }),
  amount: sumOf(lines),
  ...(saysMore(lines) ? { lines } : {}),
});

const sumOf = (lines: readonly SaleLine[]) => ({
  minor: lines.reduce((sum, { amount }) => sum + amount.minor, 0),
  currency: lines[0]?.amount.currency ?? '',
});

/** Lines are told where they say more than the amount. */
const saysMore = (lines: readonly SaleLine[]): boolean =>
  lines.length > 1 || lines.some((line) => Object.keys(line).length > 1);

/** In an order that does not depend on which import brought which line. */
export function inFixedOrder(lines: readonly SaleLine[]): readonly SaleLine[] {
  if (lines.length <= 1) return lines;
  const named = lines.map((line) => ({ line, name: lineText(line) }));
  return named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)).map(({ line }) => line);
}
