/** Somebody else acts for the reaction by now: nothing was written. */
export class LeadLost extends Error {
  override readonly name = 'LeadLost';
  readonly code = 'LEAD_LOST';
  readonly reaction: string;

  constructor(reaction: string) {
    super(
      `reaction ${reaction} was taken over by another process: this one stands by, and is there when the other ends`,
    );
    this.reaction = reaction;
  }
}
