import { setTimeout as pause } from 'node:timers/promises';

import { millisecondsOf } from '@clientele/core';

import type { Reaction } from './reaction.ts';
import { Reactor, type ReactorOptions } from './reactor.ts';

export type RunOptions = Omit<ReactorOptions, 'reaction'> &
  Readonly<{
    reactions: readonly Reaction[];
    /** How often it is looked what fell due, in milliseconds; default a minute. */
    tickEvery?: number;
    /** Told of every failure; the reaction tries again by itself, unless it was taken over (`LeadLost`). */
    onError?: (error: unknown, reaction: string) => void;
  }>;

/** Reactions at work. */
export interface RunningReactions {
  /** Settles when each has read the log up to its end as it now is, and tried what was to be done. */
  settled(): Promise<void>;
  /** Ends what is under way and stops. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Lets reactions follow a log until it is closed. Another process that runs the same reactions on the
 * same `log` takes them over: this one then stops acting.
 *
 * @example
 * await using running = await runReactions({
 *   reactions: [dissatisfactionOpensComplaint()], store: clientele.store, log, clock,
 *   execute: (clientId, command) => clientele.client(clientId).do(command),
 * });
 */
export async function runReactions({ reactions, ...options }: RunOptions): Promise<RunningReactions> {
  const stopping = new AbortController();
  const runs: Run[] = [];
  for (const reaction of reactions)
    runs.push(new Run(await Reactor.open({ ...options, reaction }), options, stopping.signal));
  const close = async (): Promise<void> => {
    stopping.abort();
    await Promise.all(runs.map(({ ended }) => ended));
  };
  return {
    settled: async () => {
      await Promise.all(runs.map((run) => run.settled()));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

const longestPause = 30_000;

/** One reaction's crank: turned by the log, by the clock, and by what is to be tried again. */
class Run {
  readonly ended: Promise<void>;
  readonly #reactor: Reactor;
  readonly #options: Omit<RunOptions, 'reactions'>;
  readonly #signal: AbortSignal;
  readonly #over = new AbortController();
  #ring: () => void = () => undefined;
  #rung = false;
  #waiting: (() => void)[] = [];

  constructor(reactor: Reactor, options: Omit<RunOptions, 'reactions'>, signal: AbortSignal) {
    this.#reactor = reactor;
    this.#options = options;
    this.#signal = AbortSignal.any([signal, this.#over.signal]);
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
        failures = 0;
        for (const resolve of waiting) resolve();
      } catch (error) {
        failures += 1;
        this.#waiting.push(...waiting);
        onError?.(error, this.#reactor.reaction.name);
        if (error instanceof Error && error.name === 'LeadLost') break;
      }
      const rest = failures > 0 ? Math.min(longestPause, 100 * 2 ** failures) : await this.#rest(tickEvery);
      await this.#sleep(rest, failures > 0);
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
