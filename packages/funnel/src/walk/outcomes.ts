/** How deals ended, each time they did: a deal that was reopened may be here more than once. */
export class Outcomes {
  readonly deal: number[] = [];
  /** Place in the deal log of the event that ended it. */
  readonly place: number[] = [];
  readonly stage: number[] = [];
  /** Whether the deal was reopened since. */
  readonly reopened: boolean[] = [];

  add(deal: number, place: number, stage: number): void {
    this.deal.push(deal);
    this.place.push(place);
    this.stage.push(stage);
    this.reopened.push(false);
  }

  /** Deals are walked client by client, so the end that is taken back is among the last. */
  reopen(deal: number): void {
    const last = this.deal.lastIndexOf(deal);
    if (last >= 0) this.reopened[last] = true;
  }
}
