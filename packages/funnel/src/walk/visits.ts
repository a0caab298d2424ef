/** Every stay of every deal in a stage, in the order in which they began within each client. */
export class Visits {
  count = 0;
  deal: Int32Array;
  stage: Uint8Array;
  /** Which stay of the deal in this stage it is, from 1. */
  number: Uint16Array;
  /** When it began and ended; NaN while it lasts. */
  enteredAt: Float64Array;
  leftAt: Float64Array;
  /** Places in the deal log of the steps by which it began and ended; -1 while it lasts. */
  entered: Int32Array;
  left: Int32Array;
  /** The deal's stay before; -1 for the first. */
  previous: Int32Array;

  constructor(capacity: number) {
    this.deal = new Int32Array(capacity);
    this.stage = new Uint8Array(capacity);
    this.number = new Uint16Array(capacity);
    this.enteredAt = new Float64Array(capacity);
    this.leftAt = new Float64Array(capacity);
    this.entered = new Int32Array(capacity);
    this.left = new Int32Array(capacity);
    this.previous = new Int32Array(capacity);
  }

  /** Begins a stay; gives its number here. */
  begin(deal: number, stage: number, place: number, at: number, previous: number): number {
    if (this.count === this.deal.length) this.#grow(this.count * 2 + 16);
    const visit = this.count++;
    this.deal[visit] = deal;
    this.stage[visit] = stage;
    this.enteredAt[visit] = at;
    this.leftAt[visit] = NaN;
    this.entered[visit] = place;
    this.left[visit] = -1;
    this.previous[visit] = previous;
    this.number[visit] = 1 + this.#numberBefore(stage, previous);
    return visit;
  }

  end(visit: number, place: number, at: number): void {
    this.left[visit] = place;
    this.leftAt[visit] = at;
  }

  #numberBefore(stage: number, from: number): number {
    for (let visit = from; visit >= 0; visit = this.previous[visit] ?? -1)
      if (this.stage[visit] === stage) return this.number[visit] ?? 0;
    return 0;
  }

  #grow(capacity: number): void {
    const { deal, stage, number, enteredAt, leftAt, entered, left, previous } = this;
    Object.assign(this, new Visits(capacity), { count: this.count });
    this.deal.set(deal);
    this.stage.set(stage);
    this.number.set(number);
    this.enteredAt.set(enteredAt);
    this.leftAt.set(leftAt);
    this.entered.set(entered);
    this.left.set(left);
    this.previous.set(previous);
  }
}
