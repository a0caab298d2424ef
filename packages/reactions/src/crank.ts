import { randomInt } from 'node:crypto';

import { errorCode } from '@clientele/core';
import { retryDelay, type Timer } from '@clientele/projections';

export type CrankOptions = Readonly<{
  timer: Timer;
  signal: AbortSignal;
  /** Told of every failure; the work is tried again after growing pauses. */
  onError: (error: unknown) => void;
}>;

/** A piece of work: whether somebody waits for it; when it is to be done again at the latest, in milliseconds. */
export type Work = (asked: boolean) => Promise<number>;

const longestRest = 3_600_000;
const healthyAfter = 60_000;

/** Does a piece of work again and again: when it is woken, when its time has come, later after a failure. */
export class Crank {
  readonly ended: Promise<void>;
  readonly #work: Work;
  readonly #options: CrankOptions;
  #ring: () => void = () => undefined;
  #rung = false;
  #waiting: (() => void)[] = [];
  #failure: string | undefined;

  constructor(work: Work, options: CrankOptions) {
    this.#work = work;
    this.#options = options;
    this.ended = this.#turn();
  }

  /** The code of what failed at the last turn. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Work that does not end while all is well says by this that it gets on after a failure. */
  getsOn(): void {
    this.#failure = undefined;
  }

  wake(): void {
    this.#rung = true;
    this.#ring();
  }

  /** Settles after the next full turn that begins after this call, or at the end. */
  turned(): Promise<void> {
    if (this.#options.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.wake();
    });
  }

  async #turn(): Promise<void> {
    const { signal, timer, onError } = this.#options;
    // What is to be woken stands before its first turn.
    await Promise.resolve();
    for (let failures = 0; !signal.aborted;) {
      const waiting = this.#waiting;
      this.#waiting = [];
      this.#rung = false;
      const since = timer.elapsed();
      let rest: number;
      try {
        rest = await this.#work(waiting.length > 0);
        failures = 0;
        this.#failure = undefined;
        for (const resolve of waiting) resolve();
      } catch (error) {
        this.#waiting = [...waiting, ...this.#waiting];
        if (isTold(signal)) break;
        if (timer.elapsed() - since >= healthyAfter) failures = 0;
        rest = retryDelay(failures, randomInt(1_000) / 1_000);
        failures += 1;
        this.#failure = errorCode(error);
        onError(error);
      }
      await this.#sleep(rest, failures > 0);
    }
    for (const resolve of this.#waiting) resolve();
  }

  /** After a failure nobody wakes it before its time. */
  async #sleep(milliseconds: number, deaf: boolean): Promise<void> {
    const { signal, timer } = this.#options;
    if (signal.aborted || (this.#rung && !deaf)) return;
    const waking = new AbortController();
    const wake = (): void => {
      waking.abort();
    };
    if (!deaf) this.#ring = wake;
    signal.addEventListener('abort', wake);
    await timer.sleep(Math.min(longestRest, milliseconds), waking.signal);
    signal.removeEventListener('abort', wake);
    this.#ring = () => undefined;
  }
}

/** Asked anew: while work goes on somebody may have said stop. */
const isTold = (signal: AbortSignal): boolean => signal.aborted;
