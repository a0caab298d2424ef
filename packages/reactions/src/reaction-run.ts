import { setTimeout as pause } from 'node:timers/promises';

import { millisecondsOf } from '@clientele/core';

import type { Reactor, ReactorOptions } from './reactor.ts';

/** What a run needs to know besides its reactor. */
export type RunPace = Pick<ReactorOptions, 'store' | 'clock' | 'adapters'> &
  Readonly<{
    tickEvery?: number;
    onError?: (error: unknown, reaction: string) => void;
  }>;

const longestPause = 30_000;

/** One reaction's crank: turned by the log, by the clock, and by what is to be tried again. */
export class ReactionRun {
  readonly ended: Promise<void>;
  readonly #reactor: Reactor;
  readonly #options: RunPace;
  readonly #signal: AbortSignal;
  readonly #over = new AbortController();
  #ring: () => void = () => undefined;
  #rung = false;
  #waiting: (() => void)[] = [];

  constructor(reactor: Reactor, options: RunPace, signal: AbortSignal) {
    this.#reactor = reactor;
    this.#options = options;
    this.#signal = AbortSignal.any([signal, this.#over.signal]);
    for (const adapter of options.adapters ?? [])
      adapter.whenReady?.(() => {
        this.#wake();
      });
    this.ended = Promise.all([this.#turn(), this.#listen()]).then(() => undefined);
  }

  /** Settles after the next full turn that began after this call. */
  settled(): Promise<void> {
    if (this.#signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#wake();
    });
  }

  async #turn(): Promise<void> {
    const { clock, tickEvery = 60_000, onError } = this.#options;
    let failures = 0;
    let ticked = -Infinity;
    let rest = 0;
    while (!this.#signal.aborted) {
      const waiting = this.#waiting;
      this.#waiting = [];
      this.#rung = false;
      try {
        await this.#reactor.react();
        const now = millisecondsOf(clock());
        if (waiting.length > 0 || now - ticked >= tickEvery) {
          await this.#reactor.tick();
          ticked = now;
        }
        await this.#reactor.settle();
        rest = await this.#rest(tickEvery);
        failures = 0;
        for (const resolve of waiting) resolve();
      } catch (error) {
        failures += 1;
        this.#waiting.push(...waiting);
        onError?.(error, this.#reactor.reaction.name);
        if (error instanceof Error && error.name === 'LeadLost') break;
      }
      await this.#sleep(failures > 0 ? Math.min(longestPause, 100 * 2 ** failures) : rest, failures > 0);
    }
    this.#over.abort();
    for (const resolve of this.#waiting) resolve();
  }

  /** Until the next tick, or until something is to be tried again. */
  async #rest(tickEvery: number): Promise<number> {
    const next = await this.#reactor.nextAttempt();
    if (next === undefined) return tickEvery;
    return Math.max(1, Math.min(tickEvery, millisecondsOf(next) - millisecondsOf(this.#options.clock())));
  }

  async #sleep(milliseconds: number, deaf: boolean): Promise<void> {
    if (this.#signal.aborted || (this.#rung && !deaf)) return;
    const waking = new AbortController();
    const wake = (): void => {
      waking.abort();
    };
    if (!deaf) this.#ring = wake;
    this.#signal.addEventListener('abort', wake);
    await pause(milliseconds, undefined, { signal: waking.signal }).catch(() => undefined);
    this.#signal.removeEventListener('abort', wake);
    if (!deaf) this.#ring = () => undefined;
  }

  #wake(): void {
    this.#rung = true;
    this.#ring();
  }

  /** The subscription serves as a bell: what it says is read again from the log, after the checkpoint. */
  async #listen(): Promise<void> {
    const { store, onError } = this.#options;
    let failures = 0;
    while (!this.#signal.aborted) {
      const { position } = this.#reactor.position;
      const from = position === undefined ? {} : { from: position };
      try {
        const listening = { ...from, types: this.#reactor.types, signal: this.#signal };
        for await (const message of store.subscribe(listening)) {
          failures = 0;
          if (message.kind === 'event') this.#wake();
        }
        return;
      } catch (error) {
        failures += 1;
        onError?.(error, this.#reactor.reaction.name);
        await this.#sleep(Math.min(longestPause, 100 * 2 ** failures), true);
      }
    }
  }
}
