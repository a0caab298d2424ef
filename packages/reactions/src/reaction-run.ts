import { randomInt } from 'node:crypto';

import type { EventStore } from '@clientele/core';

import type { NotificationAdapter } from './adapters/notification-adapter.ts';
import { Crank } from './crank.ts';
import { Leading, type RunPace } from './leading.ts';
import type { ReactionStatus } from './reaction-health.ts';
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
  readonly name: string;
  readonly #standBy: StandBy;
  readonly #pace: RunPace;
  readonly #signal: AbortSignal;
  readonly #crank: Crank;
  #leading: Leading | undefined;
  /** The code of what ended the last time as leader, until it is tried again. */
  #endedBy: string | undefined;

  constructor(first: Reactor | undefined, standBy: StandBy, pace: RunPace, signal: AbortSignal) {
    this.#standBy = standBy;
    this.name = standBy.name;
    this.#pace = pace;
    this.#signal = signal;
    this.#lead(first);
    const { name, adapters } = standBy;
    for (const adapter of adapters) adapter.whenReady?.(() => this.#leading?.wakeChannels());
    const onError = (error: unknown): void => {
      pace.onError(error, name);
    };
    this.#crank = new Crank(() => this.#live(), { timer: pace.timer, signal, onError });
    this.ended = this.#crank.ended.then(() => this.#leading?.ended);
  }

  /** What this worker is at. */
  get status(): ReactionStatus {
    if (this.#signal.aborted) return { kind: 'stopped' };
    const code = (this.#leading ?? this.#crank).failure ?? this.#endedBy;
    // Whoever lost the lead stands by, as it should.
    if (code !== undefined && code !== 'LEAD_LOST') return { kind: 'failing', code };
    return { kind: this.#leading?.over === false ? 'leading' : 'standing-by' };
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
    this.#endedBy = undefined;
    await this.#leading?.ended;
    this.#endedBy = this.#leading?.failure;
    this.#leading = undefined;
    return (this.#pace.lease / 3) * (0.75 + randomInt(500) / 1_000);
  }

  #lead(reactor: Reactor | undefined): void {
    if (reactor !== undefined) this.#leading = new Leading(reactor, this.#pace, this.#signal);
  }
}

/** Asked anew: while something was awaited somebody may have said stop. */
const isTold = (signal: AbortSignal): boolean => signal.aborted;
