/** The time that is simulated, [from, to), in milliseconds. */
export class SimulatedWindow {
  readonly from: number;
  readonly to: number;

  constructor(from: number, to: number) {
    this.from = from;
    this.to = to;
  }

  /** The instant after a share of the window. */
  at(share: number): number {
    return Math.floor(this.from + share * (this.to - this.from));
  }

  /** Which share of the window has passed at an instant. */
  shareAt(milliseconds: number): number {
    return (milliseconds - this.from) / (this.to - this.from);
  }
}
