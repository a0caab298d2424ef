import { errorCode } from '@clientele/core';

import type { Timer } from '../following/timer.ts';
import { noAnswer, type Reach } from './reach.ts';

type Answer<T> = Readonly<{ reach: Reach; value?: T }>;

/** So many milliseconds for all that is asked: what takes longer is left alone, and its outcome ignored. */
export class Deadline {
  readonly #timer: Timer;
  readonly #over = new AbortController();
  readonly #late: Promise<'late'>;

  constructor(milliseconds: number, timer: Timer) {
    this.#timer = timer;
    this.#late = timer.sleep(milliseconds, this.#over.signal).then(() => 'late');
  }

  /** Never throws. */
  async ask<T>(work: () => Promise<T>): Promise<Answer<T>> {
    const since = this.#timer.elapsed();
    const taken = () => Math.round(this.#timer.elapsed() - since);
    try {
      const answer = await Promise.race([work().then((value) => ({ value })), this.#late]);
      if (answer === 'late') return { reach: { ok: false, milliseconds: taken(), code: noAnswer } };
      return { reach: { ok: true, milliseconds: taken() }, value: answer.value };
    } catch (error) {
      return { reach: { ok: false, milliseconds: taken(), code: errorCode(error) } };
    }
  }

  /** Nobody asks any more. */
  end(): void {
    this.#over.abort();
  }
}
