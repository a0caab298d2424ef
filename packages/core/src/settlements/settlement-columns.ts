import { copyShifted } from './copy-shifted.ts';

/** Payments of more than zero, column by column. */
export class SettlementColumns {
  length = 0;
  readonly at: Float64Array;
  /** When it was wholly refunded: it counts at that instant still, and no longer after it. */
  readonly until: Float64Array;
  /** Minor units paid, refunds left out. */
  readonly minor: Float64Array;
  readonly sale: Int32Array;
  /** Next settlement of the same sale; -1 for its last. */
  readonly next: Int32Array;
  /** Its parts stand from `part[s]` to `partEnd[s]`. */
  readonly part: Int32Array;
  readonly partEnd: Int32Array;

  constructor(capacity: number) {
    this.at = new Float64Array(capacity);
    this.until = new Float64Array(capacity);
    this.minor = new Float64Array(capacity);
    this.sale = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
    this.part = new Int32Array(capacity);
    this.partEnd = new Int32Array(capacity);
  }

  /** Adds a settlement whose parts begin at `part`; its number. */
  add(at: number, minor: number, part: number): number {
    const settlement = this.length++;
    this.at[settlement] = at;
    this.until[settlement] = Infinity;
    this.minor[settlement] = minor;
    this.next[settlement] = -1;
    this.part[settlement] = part;
    return settlement;
  }

  /** Adds the settlements of another ledger from one to another, whose sales and parts have other numbers there. */
  addAll(other: SettlementColumns, from: number, to: number, saleShift: number, partShift: number): void {
    const at = this.length;
    this.at.set(other.at.subarray(from, to), at);
    this.until.set(other.until.subarray(from, to), at);
    this.minor.set(other.minor.subarray(from, to), at);
    copyShifted(this.sale, at, other.sale, from, to, saleShift);
    copyShifted(this.next, at, other.next, from, to, at - from);
    copyShifted(this.part, at, other.part, from, to, partShift);
    copyShifted(this.partEnd, at, other.partEnd, from, to, partShift);
    this.length += to - from;
  }
}
