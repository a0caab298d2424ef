import { type EventStore, type Instant, millisecondsOf } from '@clientele/core';
import type { Timer } from '@clientele/projections';

import { Crank } from './crank.ts';
import { endedWithin } from './ended-within.ts';
import type { Reactor } from './reactor.ts';

/** What a run needs to know besides its reactor. */
export type RunPace = Readonly<{
  store: EventStore;
  clock: () => Instant;
  tickEvery: number;
  lease: number;
  timer: Timer;
  onError: (error: unknown, reaction: string) => void;
}>;

/** How long what is under way may take at the end, in milliseconds: a receiver that hangs keeps nobody. */
const grace = 5_000;

/** After these nothing more is to be done here: another one leads, or the log is not the one that was followed. */
const ends = new Set(['LeadLost', 'ForeignLog']);

/**
 * The time during which this worker leads a reaction. Reading, the clock, and each channel turn by
 * themselves, so that an adapter that hangs holds up nothing but its own queue.
 */
export class Leading {
  /** Settles when it was told to stop, or lost the lead; the lead is given back. */
  readonly ended: Promise<void>;
  readonly #reactor: Reactor;
  readonly #pace: RunPace;
  readonly #signal: AbortSignal;
  readonly #reading: Crank;
  readonly #listening: Crank;
  readonly #channels: readonly Crank[];
  readonly #cranks: readonly Crank[];
  #ticked = -Infinity;

  constructor(reactor: Reactor, pace: RunPace, stop: AbortSignal) {
    const over = new AbortController();
    const signal = AbortSignal.any([stop, over.signal]);
    const onError = (error: unknown): void => {
      if (error instanceof Error && ends.has(error.name)) over.abort();
      pace.onError(error, reactor.reaction.name);
    };
    const crank = { timer: pace.timer, signal, onError };
    this.#reactor = reactor;
    this.#pace = pace;
    this.#signal = signal;
    this.#reading = new Crank((asked) => this.#read(asked), crank);
    this.#channels = reactor.channels.map((channel) => new Crank(() => this.#do(channel), crank));
    const renewing = new Crank(() => this.#renew(), crank);
    this.#listening = new Crank(() => this.#listen(), crank);
    this.#cranks = [this.#reading, ...this.#channels, renewing, this.#listening];
    const turning = Promise.all(this.#cranks.map(({ ended }) => ended));
    const ended = endedWithin(grace, turning, signal, pace.timer);
    this.ended = ended.then(() => reactor.release().catch(() => undefined));
  }

  get over(): boolean {
    return this.#signal.aborted;
  }

  /** The code of what fails just now and is tried again. */
  get failure(): string | undefined {
    return this.#cranks.map(({ failure }) => failure).find((code) => code !== undefined);
  }

  /** Somebody has come who takes what waits. */
  wakeChannels(): void {
    for (const channel of this.#channels) channel.wake();
  }

  /** Settles when the log was read up to its end, and what was to be done was tried. */
  async settled(): Promise<void> {
    await this.#reading.turned();
    await Promise.all(this.#channels.map((channel) => channel.turned()));
  }

  async #read(asked: boolean): Promise<number> {
    const { timer, tickEvery } = this.#pace;
    try {
      await this.#reactor.react(this.#signal);
      if (asked || timer.elapsed() - this.#ticked >= tickEvery) {
        await this.#reactor.tick();
        this.#ticked = timer.elapsed();
      }
    } finally {
      this.wakeChannels();
    }
    return Math.max(1, tickEvery - (timer.elapsed() - this.#ticked));
  }

  async #do(channel: string): Promise<number> {
    const { clock, tickEvery } = this.#pace;
    await this.#reactor.settle(channel, this.#signal);
    const next = await this.#reactor.nextAttempt(channel);
    if (next === undefined || !this.#reactor.isReady(channel)) return tickEvery;
    return Math.max(1, Math.min(tickEvery, millisecondsOf(next) - millisecondsOf(clock())));
  }

  async #renew(): Promise<number> {
    await this.#reactor.renew();
    return this.#pace.lease / 3;
  }

  /** The subscription serves as a bell: what it says is read again from the log, after the checkpoint. */
  async #listen(): Promise<number> {
    const { position } = this.#reactor.position;
    const from = position === undefined ? {} : { from: position };
    const listening = { ...from, types: this.#reactor.types, signal: this.#signal };
    for await (const message of this.#pace.store.subscribe(listening)) {
      this.#listening.getsOn();
      if (message.kind === 'event') this.#reading.wake();
    }
    return this.#pace.tickEvery;
  }
}
