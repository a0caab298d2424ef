import type { Timer } from './timer.ts';

/** Those who wait for something to happen, woken together. */
export class Waiters {
  #waking = new AbortController();

  wake(): void {
    this.#waking.abort();
    this.#waking = new AbortController();
  }

  /** Settles when woken, after so long, or on abort. */
  wait(milliseconds: number, timer: Timer, signal: AbortSignal | undefined): Promise<void> {
    const woken = this.#waking.signal;
    return timer.sleep(milliseconds, signal === undefined ? woken : AbortSignal.any([woken, signal]));
  }
}
