import { decimalOf } from '@clientele/core';

import type { SaleLine } from '../rows/row-record.ts';

/** Product and unit price as one text: what a cancellation is matched by. */
export const lotName = ({ product, unitPrice }: SaleLine): string => JSON.stringify([product, priceText(unitPrice)]);

/** Product, direction and unit price as one text. */
export const lineName = ({ product, direction, unitPrice }: SaleLine): string =>
  JSON.stringify([product, direction, priceText(unitPrice)]);

/** All that a line says, as one text. */
export const lineText = (line: SaleLine): string =>
  `${lineName(line)} ${moneyText(line.amount)} ${String(line.quantity)} ${moneyText(line.cost)}`;

const moneyText = (money: SaleLine['cost']): string =>
  money === undefined ? '' : `${String(money.minor)} ${money.currency}`;

function priceText(price: SaleLine['unitPrice']): string | undefined {
  if (price === undefined) return undefined;
  return `${'decimal' in price ? price.decimal : decimalOf(price)} ${price.currency}`;
}
