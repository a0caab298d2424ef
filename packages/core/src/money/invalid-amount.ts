/** A text that cannot be an amount of money: says which text, which currency and what is wrong. */
export class InvalidAmount extends Error {
  override readonly name = 'InvalidAmount';
  readonly code = 'INVALID_AMOUNT';
  readonly amount: string;
  readonly currency: string;

  constructor(amount: string, currency: string, problem: string) {
    super(`${amount === '' ? `"${currency}"` : `"${amount}" ${currency}`} ${problem}`);
    this.amount = amount;
    this.currency = currency;
  }
}
