import Big from 'big.js';

import type { Discount, UnitPrice } from '../catalogue/fields.ts';
import type { LineItem } from '../catalogue/line-item.ts';
import { currencyDigits } from '../money/currency.ts';
import { decimalOf } from '../money/format-money.ts';
import type { Money } from '../money/money.ts';

type PricedLine = Pick<LineItem, 'quantity' | 'price' | 'discount'>;

/**
 * What lines cost together, each rounded once, half-even, to minor units; then less a discount on
 * the whole. Undefined where a line has no price, or the currencies differ.
 *
 * @example
 * totalOf([{ quantity: 2, price: { minor: 1250000, currency: 'EUR' } }]); // => { minor: 2500000, currency: 'EUR' }
 */
export function totalOf(lines: readonly PricedLine[] = [], discount?: Discount): Money | undefined {
  const [first, ...others] = lines.map(lineTotal);
  if (first === undefined || others.some((other) => other?.currency !== first.currency)) return undefined;
  const minor = others.reduce((sum, other) => sum + (other?.minor ?? 0), first.minor);
  return discounted({ minor, currency: first.currency }, discount);
}

/** An amount less a discount, rounded half-even. Undefined where the discount is in another currency. */
export function discounted(amount: Money | undefined, discount: Discount | undefined): Money | undefined {
  return amount && discount ? less(Big(decimalOf(amount)), amount.currency, discount) : amount;
}

function lineTotal({ quantity, price, discount }: PricedLine): Money | undefined {
  if (price === undefined) return undefined;
  const { currency } = price;
  // Whole minor units times a whole number need no decimals: most lines, and ten times as fast.
  if (
    discount === undefined &&
    'minor' in price &&
    Number.isInteger(quantity) &&
    Number.isSafeInteger(price.minor * quantity)
  )
    return { minor: price.minor * quantity, currency };
  return less(decimalPrice(price).times(quantity), currency, discount);
}

const decimalPrice = (price: UnitPrice): Big => Big('decimal' in price ? price.decimal : decimalOf(price));

function less(amount: Big, currency: string, discount: Discount | undefined): Money | undefined {
  if (discount === undefined) return rounded(amount, currency);
  if ('percent' in discount) return rounded(amount.times(Big(100).minus(discount.percent)).div(100), currency);
  return discount.currency === currency ? rounded(amount.minus(decimalOf(discount)), currency) : undefined;
}

function rounded(amount: Big, currency: string): Money {
  const digits = currencyDigits(currency);
  const minor = Number(
    amount
      .round(digits, Big.roundHalfEven)
      .times(10 ** digits)
      .toFixed(0),
  );
  return { minor: minor === 0 ? 0 : minor, currency };
}
