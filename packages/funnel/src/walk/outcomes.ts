/** How deals ended, each time they did: a deal that was reopened may be here more than once. */
export class Outcomes {
  count = 0;
  deal = new Int32Array(64);
  /** Place in the deal log of the event that ended it. */
  place = new Int32Array(64);
  /** Where it stood; -1 for a deal that never stood in a stage. */
  stage = new Int8Array(64);
  /** 1 for a deal that was reopened since. */
  reopened = new Uint8Array(64);

  add(deal: number, place: number, stage: number): void {
    if (this.count === this.deal.length) this.#grow(this.count * 2);
    const number = this.count++;
    this.deal[number] = deal;
    this.place[number] = place;
    this.stage[number] = stage;
  }

  /** Deals are walked client by client, so the end that is taken back is among the last. */
  reopen(deal: number): void {
    let number = this.count - 1;
    while (number >= 0 && this.deal[number] !== deal) number--;
    if (number >= 0) this.reopened[number] = 1;
  }

  #grow(capacity: number): void {
    const { deal, place, stage, reopened } = this;
    this.deal = new Int32Array(capacity);
    this.place = new Int32Array(capacity);
    this.stage = new Int8Array(capacity);
    this.reopened = new Uint8Array(capacity);
    this.deal.set(deal);
    this.place.set(place);
    this.stage.set(stage);
    this.reopened.set(reopened);
  }
}
