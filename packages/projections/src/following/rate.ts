/** A rate over the last moments: each stretch counts half as much as the one after it. */
export class Rate {
  /** A second. */
  value = 0;

  add(count: number, milliseconds: number): void {
    if (milliseconds <= 0) return;
    const rate = (count * 1_000) / milliseconds;
    this.value = this.value === 0 ? rate : (this.value + rate) / 2;
  }
}
