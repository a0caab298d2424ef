/** Amounts of several currencies cannot be added: the policy names no rates for some of them. */
export class RatesMissing extends Error {
  override readonly name = 'RatesMissing';
  readonly code = 'RATES_MISSING';
  /** The currencies without a rate. */
  readonly currencies: readonly string[];
  /** The currency of the sums, where the policy names one. */
  readonly into: string | undefined;

  constructor(currencies: readonly string[], into: string | undefined, date?: string) {
    const list = currencies.join(', ');
    super(
      into === undefined
        ? `amounts in ${list} cannot be added: name the policy's "currency" and its dated "rates"`
        : `no rate from ${list} into ${into}${date === undefined ? '' : ` on ${date}`}: add it to the policy's "rates"`,
    );
    this.currencies = currencies;
    this.into = into;
  }
}
