import { randomInt } from 'node:crypto';

import type { EventStore } from '@clientele/core';

import type { NotificationAdapter } from './adapters/notification-adapter.ts';
import { Crank } from './crank.ts';
import { Leading, type RunPace } from './leading.ts';
import type { Reactor } from './reactor.ts';

/** The end of a log, as a store tells it. */
type End = Awaited<ReturnType<EventStore['head']>>;

/** A reaction, and what a worker does for it while another one leads. */
export type StandBy = Readonly<{
  name: string;
  adapters: readonly NotificationAdapter[];
  /** Takes the lead where nobody has it. */
  takeLead: () => Promise<Reactor | undefined>;
  /** Whether whoever leads has come so far, and tried what was to be done. */
  isSettled: (end: End) => Promise<boolean>;
}>;

const glance = 100;

/** One reaction's life in this process: it leads, or stands by until it may. */
export class ReactionRun {
  readonly ended: Promise<void>;
  readonly #standBy: StandBy;
  readonly #pace: RunPace;
  readonly #signal: AbortSignal;
  #leading: Leading | undefined;

  constructor(first: Reactor | undefined, standBy: StandBy, pace: RunPace, signal: AbortSignal) {
    this.#standBy = standBy;
    this.#pace = pace;
    this.#signal = signal;
    this.#lead(first);
    const { name, adapters } = standBy;
    for (const adapter of adapters) adapter.whenReady?.(() => this.#leading?.wakeChannels());
    const onError = (error: unknown): void => {
      pace.onError(error, name);
    };
    const crank = new Crank(() => this.#live(), { timer: pace.timer, signal, onError });
    this.ended = crank.ended.then(() => this.#leading?.ended);
  }

  /** Settles when all that the log now holds was seen and tried, by this worker or by the one that leads. */
  async settled(): Promise<void> {
    if (this.#signal.aborted) return;
    const end = await this.#pace.store.head();
    while (!isTold(this.#signal)) {
      const leading = this.#leading;
      await leading?.settled();
      if (leading === undefined ? await this.#standBy.isSettled(end) : !leading.over) return;
      await this.#pace.timer.sleep(glance, this.#signal);
    }
  }

  async #live(): Promise<number> {
    if (this.#leading === undefined) this.#lead(await this.#standBy.takeLead());
    await this.#leading?.ended;
    this.#leading = undefined;
    return (this.#pace.lease / 3) * (0.75 + randomInt(500) / 1_000);
  }

  #lead(reactor: Reactor | undefined): void {
    if (reactor !== undefined) this.#leading = new Leading(reactor, this.#pace, this.#signal);
  }
}

/** Asked anew: while something was awaited somebody may have said stop. */
const isTold = (signal: AbortSignal): boolean => signal.aborted;
