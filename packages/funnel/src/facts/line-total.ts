import { currencyDigits, type Money } from '@clientele/core';

type FinePrice = Readonly<{ decimal: string; currency: string }>;
type Off = Readonly<{ percent: number }> | Money;

/** What a line costs: quantity × (unit price less what is taken off it). */
export type PricedLine = Readonly<{
  quantity: number;
  price?: Money | FinePrice | undefined;
  discount?: Off | undefined;
}>;

/**
 * The total of the lines that have a price, each rounded once, half to even, to the minor unit.
 * Undefined where no line has a price, or where they are of different currencies.
 */
export function lineTotal(lines: readonly PricedLine[] | undefined): Money | undefined {
  const amounts = (lines ?? []).flatMap((line) => amountOf(line) ?? []);
  const [first] = amounts;
  if (first === undefined || amounts.some(({ currency }) => currency !== first.currency)) return undefined;
  return { minor: amounts.reduce((sum, { minor }) => sum + minor, 0), currency: first.currency };
}

function amountOf({ quantity, price, discount }: PricedLine): Money | undefined {
  if (price === undefined) return undefined;
  const { currency } = price;
  const unit = 'minor' in price ? scaled(price.minor) : majorToMinor(price.decimal, currency);
  const amount = product(less(unit, discount, currency), scaled(quantity));
  return { minor: Number(rounded(amount)), currency };
}

/** An exact decimal number: `digits` / 10^`scale`. */
type Decimal = Readonly<{ digits: bigint; scale: number }>;

function scaled(value: number | string): Decimal {
  const match = /^(-?)(\d*)\.?(\d*)(?:e([+-]\d+))?$/.exec(String(value));
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

function majorToMinor(decimal: string, currency: string): Decimal {
  const { digits, scale } = scaled(decimal);
  return product({ digits, scale }, { digits: 10n ** BigInt(currencyDigits(currency)), scale: 0 });
}

function less(unit: Decimal, discount: Off | undefined, currency: string): Decimal {
  if (discount === undefined) return unit;
  if ('percent' in discount) {
    const kept = minus(scaled(100), scaled(discount.percent));
    return product(unit, { digits: kept.digits, scale: kept.scale + 2 });
  }
  return discount.currency === currency ? minus(unit, scaled(discount.minor)) : unit;
}

const product = (a: Decimal, b: Decimal): Decimal => ({ digits: a.digits * b.digits, scale: a.scale + b.scale });

function minus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: a.digits * 10n ** BigInt(scale - a.scale) - b.digits * 10n ** BigInt(scale - b.scale), scale };
}

/** To a whole number, half to even. */
function rounded({ digits, scale }: Decimal): bigint {
  const unit = 10n ** BigInt(scale);
  const sign = digits < 0n ? -1n : 1n;
  const size = digits * sign;
  const [whole, twice] = [size / unit, (size % unit) * 2n];
  return sign * (twice > unit || (twice === unit && whole % 2n === 1n) ? whole + 1n : whole);
}
