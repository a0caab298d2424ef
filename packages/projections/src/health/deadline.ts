import { errorCode, StoreFailure } from '@clientele/core';

import type { Timer } from '../following/timer.ts';
import { becauseOfSilence, noAnswer, type Reach } from './reach.ts';

type Answer<T> = Readonly<{ reach: Reach; value?: T }>;

/** So many milliseconds for all that is asked: what takes longer is left alone, and its outcome ignored. */
export class Deadline {
  readonly #milliseconds: number;
  readonly #timer: Timer;
  readonly #over = new AbortController();
  readonly #late: Promise<'late'>;

  constructor(milliseconds: number, timer: Timer) {
    this.#milliseconds = milliseconds;
    this.#timer = timer;
    this.#late = timer.sleep(milliseconds, this.#over.signal).then(() => 'late');
  }

  /** Asks what has a name, for messages. Never throws. */
  async ask<T>(name: string, work: () => Promise<T>): Promise<Answer<T>> {
    const since = this.#timer.elapsed();
    const taken = () => Math.round(this.#timer.elapsed() - since);
    try {
      const answer = await Promise.race([work().then((value) => ({ value })), this.#late]);
      if (answer === 'late') {
        const because = becauseOfSilence(name, this.#milliseconds);
        return { reach: { ok: false, milliseconds: taken(), code: noAnswer, because } };
      }
      return { reach: { ok: true, milliseconds: taken() }, value: answer.value };
    } catch (error) {
      // The messages of others may have secrets in them.
      const because = error instanceof StoreFailure && { because: error.message };
      return { reach: { ok: false, milliseconds: taken(), code: errorCode(error), ...because } };
    }
  }

  /** Nobody asks any more. */
  end(): void {
    this.#over.abort();
  }
}
