/** What was paid for each deal, less what was refunded: amounts of different currencies are never added. */
export class PaidSums {
  /** By deal: the code of the first currency, and the minor units in it. Most deals are paid in one. */
  readonly #currency: Int32Array;
  readonly #minor: Float64Array;
  /** What was paid in other currencies, by deal. */
  readonly #others = new Map<number, Map<number, number>>();

  constructor(deals: number) {
    this.#currency = new Int32Array(deals);
    this.#minor = new Float64Array(deals);
  }

  add(deal: number, currency: number, minor: number): void {
    if (this.#currency[deal] === 0) this.#currency[deal] = currency;
    if (this.#currency[deal] === currency) {
      this.#minor[deal] = (this.#minor[deal] ?? 0) + minor;
      return;
    }
    const others = this.#others.get(deal) ?? new Map<number, number>();
    this.#others.set(deal, others.set(currency, (others.get(currency) ?? 0) + minor));
  }

  /** The minor units paid in a currency. */
  in(deal: number, currency: number): number {
    return (this.#currency[deal] === currency ? this.#minor[deal] : this.#others.get(deal)?.get(currency)) ?? 0;
  }

  /** Whether anything is paid at all. */
  any(deal: number): boolean {
    return (this.#minor[deal] ?? 0) > 0 || [...(this.#others.get(deal)?.values() ?? [])].some((minor) => minor > 0);
  }
}
