import { grown } from '../projection/columns.ts';
import { copyShifted } from './copy-shifted.ts';

/** The lines of payments and refunds, column by column. */
export class PartColumns {
  length = 0;
  /** Row in the facts. */
  row: Int32Array;
  at: Float64Array;
  /** Minor units, of a refund negative. */
  minor: Float64Array;
  /** Codes of texts; 0 where not known. */
  currency: Int32Array;
  product: Int32Array;
  direction: Int32Array;
  /** The deal that the money is for, named or known by its invoice or contract. */
  deal: Int32Array;
  /** The settlement that the part belongs to or refunds; -1 for a refund without a payment and a payment of nothing. */
  settlement: Int32Array;
  /** 1 for a part by which its payment counts for a product and direction. */
  counts: Int32Array;
  /** When the part was wholly refunded: it counts at that instant still, and no longer after it. */
  until: Float64Array;
  #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.row = new Int32Array(capacity);
    this.at = new Float64Array(capacity);
    this.minor = new Float64Array(capacity);
    this.currency = new Int32Array(capacity);
    this.product = new Int32Array(capacity);
    this.direction = new Int32Array(capacity);
    this.deal = new Int32Array(capacity);
    this.settlement = new Int32Array(capacity);
    this.counts = new Int32Array(capacity);
    this.until = new Float64Array(capacity);
  }

  /** Adds a part of nothing yet; its number. */
  add(
    row: number,
    at: number,
    settlement: number,
    product: number,
    direction: number,
    deal: number,
    counts: number,
  ): number {
    if (this.length === this.#capacity) this.#reserve(this.#capacity * 2 + 16);
    const part = this.length++;
    this.row[part] = row;
    this.at[part] = at;
    this.settlement[part] = settlement;
    this.product[part] = product;
    this.direction[part] = direction;
    this.deal[part] = deal;
    this.counts[part] = counts;
    this.until[part] = Infinity;
    return part;
  }

  /** Adds the parts of another ledger from one to another, whose settlements have other numbers there. */
  addAll(other: PartColumns, from: number, to: number, settlementShift: number): void {
    const at = this.length;
    if (at + to - from > this.#capacity) this.#reserve(Math.max(at + to - from, this.#capacity * 2));
    this.row.set(other.row.subarray(from, to), at);
    this.at.set(other.at.subarray(from, to), at);
    this.minor.set(other.minor.subarray(from, to), at);
    this.currency.set(other.currency.subarray(from, to), at);
    this.product.set(other.product.subarray(from, to), at);
    this.direction.set(other.direction.subarray(from, to), at);
    this.deal.set(other.deal.subarray(from, to), at);
    this.counts.set(other.counts.subarray(from, to), at);
    this.until.set(other.until.subarray(from, to), at);
    copyShifted(this.settlement, at, other.settlement, from, to, settlementShift);
    this.length += to - from;
  }

  #reserve(capacity: number): void {
    this.row = grown(this.row, capacity);
    this.at = grown(this.at, capacity);
    this.minor = grown(this.minor, capacity);
    this.currency = grown(this.currency, capacity);
    this.product = grown(this.product, capacity);
    this.direction = grown(this.direction, capacity);
    this.deal = grown(this.deal, capacity);
    this.settlement = grown(this.settlement, capacity);
    this.counts = grown(this.counts, capacity);
    this.until = grown(this.until, capacity);
    this.#capacity = capacity;
  }
}
