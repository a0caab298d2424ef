import type { AllPosition } from './kurrent-position.ts';

/** How many bytes of the server's log lie between two events of ours that follow each other, as far as they were read. */
export class LogDensity {
  #bytes = 0;
  #steps = 0;

  saw(before: AllPosition, next: AllPosition): void {
    this.#bytes += Number(next.prepare - before.prepare);
    this.#steps += 1;
  }

  /** About how many events lie after one place up to another; undefined before anything was read. */
  between(from: AllPosition, to: AllPosition): number | undefined {
    if (from.prepare === to.prepare) return 0;
    if (this.#bytes === 0) return undefined;
    // Rounded to none, it would say that all is read.
    return Math.max(1, Math.round((Number(to.prepare - from.prepare) * this.#steps) / this.#bytes));
  }
}
