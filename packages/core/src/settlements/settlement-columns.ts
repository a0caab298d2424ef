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
}
