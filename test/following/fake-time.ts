import { type Instant, instant, instantOf } from '@clientele/core';
import type { Timer } from '@clientele/projections';

type Sleeper = Readonly<{ at: number; wake: () => void }>;

/** Time that goes on when a test says so: sleepers wake at their instants, one after the other. */
export class FakeTime {
  /** The longest that anybody asked to sleep, in milliseconds. */
  longest = 0;
  #now: number;
  readonly #sleepers = new Set<Sleeper>();

  constructor(at: string) {
    this.#now = Date.parse(instant(at));
  }

  /** How many sleep. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  readonly clock = (): Instant => instantOf(this.#now);

  readonly timer: Timer = {
    elapsed: () => this.#now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        this.longest = Math.max(this.longest, milliseconds);
        const sleeper = {
          at: this.#now + Math.ceil(milliseconds),
          wake: () => {
            this.#sleepers.delete(sleeper);
            signal.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        this.#sleepers.add(sleeper);
        signal.addEventListener('abort', sleeper.wake);
        if (signal.aborted) sleeper.wake();
      }),
  };

  async goTo(at: string): Promise<void> {
    const until = Date.parse(instant(at));
    for (;;) {
      await settled();
      const [next] = [...this.#sleepers].sort((a, b) => a.at - b.at);
      if (next === undefined || next.at > until) break;
      this.#now = Math.max(this.#now, next.at);
      next.wake();
    }
    this.#now = until;
    await settled();
  }
}

/** Lets everything that has something to do go on until it waits. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve));
}
