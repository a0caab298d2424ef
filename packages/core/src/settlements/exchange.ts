import { Calendar } from '../calendar/calendar.ts';
import { dateTextOf } from '../calendar/local-date.ts';
import { currencyDigits } from '../money/currency.ts';
import { RatesMissing } from './rates-missing.ts';

/** What a policy says about money: the entries of `commonPolicy` that matter here. */
export type MoneyPolicy = Readonly<{
  zone: string;
  currency?: string | undefined;
  rates: readonly Readonly<{ from: string; date: string; rate: string }>[];
}>;

/** A rate as a fraction of minor units, from a day on. */
type Rate = Readonly<{ date: string; numerator: bigint; denominator: bigint }>;

/** Adds up money of several currencies at the dated rates of the policy, taken at each event's day. */
export class Exchange {
  /** The currency of sums; undefined when nothing occurs and none is named. */
  readonly currency: string | undefined;
  readonly #calendar: Calendar;
  readonly #rates: ReadonlyMap<string, readonly Rate[]>;

  /** Throws `RatesMissing` when the currencies that occur cannot be added. */
  constructor(policy: MoneyPolicy, occurring: readonly string[]) {
    const into = policy.currency ?? (occurring.length === 1 ? occurring[0] : undefined);
    if (into === undefined && occurring.length > 1) throw new RatesMissing([...occurring].sort(), undefined);
    const foreign = occurring.filter((currency) => currency !== into);
    this.currency = into;
    this.#calendar = Calendar.of(policy.zone);
    this.#rates = new Map(foreign.map((from) => [from, ratesOf(policy, from, into ?? from)]));
    const missing = foreign.filter((currency) => this.#rates.get(currency)?.length === 0);
    if (missing.length > 0) throw new RatesMissing(missing.sort(), into);
  }

  /** Minor units in the currency of sums, rounded half to even. Throws `RatesMissing` for a day before the first rate. */
  convert(minor: number, currency: string, instant: number): number {
    if (currency === this.currency) return minor;
    const date = dateTextOf(this.#calendar.dayOf(instant));
    const rate = this.#rates.get(currency)?.findLast((r) => r.date <= date);
    if (rate === undefined) throw new RatesMissing([currency], this.currency, date);
    return Number(roundedHalfEven(BigInt(minor) * rate.numerator, rate.denominator));
  }
}

function ratesOf({ rates }: MoneyPolicy, from: string, into: string): readonly Rate[] {
  return rates
    .filter((rate) => rate.from === from)
    .map(({ date, rate }) => {
      const [whole = '0', fraction = ''] = rate.split('.');
      const digits = currencyDigits(into) - currencyDigits(from);
      const numerator = BigInt(whole + fraction) * 10n ** BigInt(Math.max(0, digits));
      const denominator = 10n ** BigInt(fraction.length + Math.max(0, -digits));
      return { date, numerator, denominator };
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The nearest integer to a quotient; of two equally near the even one. */
export function roundedHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = 2n * (numerator - quotient * denominator);
  const size = twice < 0n ? -twice : twice;
  if (size < denominator || (size === denominator && quotient % 2n === 0n)) return quotient;
  return twice < 0n ? quotient - 1n : quotient + 1n;
}
