/** Every stay of every deal in a stage, in the order in which they began within each client. */
export class Visits {
  count = 0;
  deal = new Int32Array(1024);
  stage = new Uint8Array(1024);
  /** Which stay of the deal in this stage it is, from 1. */
  number = new Uint16Array(1024);
  /** Places in the deal log of the steps by which it began and ended; -1 while it lasts. */
  entered = new Int32Array(1024);
  left = new Int32Array(1024);
  /** The deal's stay before; -1 for the first. */
  previous = new Int32Array(1024);

  /** Begins a stay; gives its number here. */
  begin(deal: number, stage: number, entered: number, previous: number): number {
    if (this.count === this.deal.length) this.#grow(this.count * 2);
    const visit = this.count++;
    this.deal[visit] = deal;
    this.stage[visit] = stage;
    this.entered[visit] = entered;
    this.left[visit] = -1;
    this.previous[visit] = previous;
    this.number[visit] = 1 + this.#numberBefore(stage, previous);
    return visit;
  }

  #numberBefore(stage: number, from: number): number {
    for (let visit = from; visit >= 0; visit = this.previous[visit] ?? -1)
      if (this.stage[visit] === stage) return this.number[visit] ?? 0;
    return 0;
  }

  #grow(capacity: number): void {
    this.deal = copied(this.deal, new Int32Array(capacity));
    this.stage = copied(this.stage, new Uint8Array(capacity));
    this.number = copied(this.number, new Uint16Array(capacity));
    this.entered = copied(this.entered, new Int32Array(capacity));
    this.left = copied(this.left, new Int32Array(capacity));
    this.previous = copied(this.previous, new Int32Array(capacity));
  }
}

function copied<A extends Int32Array | Uint8Array | Uint16Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
