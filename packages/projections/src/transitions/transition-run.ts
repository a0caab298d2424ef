import { type Facts, type Instant, instantOf, Learned, millisecondsOf } from '@clientele/core';
import type { Tables, Transition, Transitions } from '@clientele/core';

import type { Settings } from '../following/follow-options.ts';
import { isFatal } from '../following/is-fatal.ts';
import { retryDelay } from '../following/retry-delay.ts';
import { lengthOf } from '../read-model/facts-length.ts';
import { CheckpointOfAnotherLog } from './checkpoint-of-another-log.ts';
import { learnLate } from './learn-late.ts';
import { News } from './news.ts';
import type { TransitionCheckpoint } from './transition-checkpoint.ts';
import type { TransitionMessage } from './transition-message.ts';
import type { Since } from './transition-options.ts';

type Amid = NonNullable<TransitionCheckpoint['amid']>;

export type RunOptions<T extends Tables, Told extends Transition> = Readonly<{
  settings: Settings<T>;
  transitions: Transitions<T, Told>;
  since: Since | undefined;
  tell: (message: TransitionMessage<Told>) => void;
  signal: AbortSignal;
}>;

/** The longest that a timer can wait, in milliseconds (24.8 days): what is further off is waited for again and again. */
const longestWait = 2 ** 31 - 1;

/**
 * Tells transitions to a follower, stretch by stretch of the clock. What was recorded before the end
 * of a stretch counts in it; what is read later, though it was recorded before, counts from then on.
 */
export class TransitionRun<T extends Tables, Told extends Transition> {
  readonly #options: RunOptions<T, Told>;
  /** Up to where was told. */
  #told: TransitionCheckpoint | undefined;
  #news: News<T> | undefined;
  /** When time alone brings the next transition; undefined when never. */
  #next: Instant | undefined;

  constructor(options: RunOptions<T, Told>) {
    this.#options = options;
  }

  /**
   * Tells what there is to tell by facts that stand at the end of the log (undefined where none do);
   * gives for how long, in milliseconds, time alone will add nothing.
   */
  async advance(current: () => Facts<T> | undefined): Promise<number> {
    const facts = current();
    if (facts === undefined) return longestWait;
    if (this.#news?.isOf(facts) === true && this.#told !== undefined) this.#step(facts, this.#news, this.#told);
    else {
      const { news, told } = await this.#arrive(facts);
      // Meanwhile they may have gone on, or be others: then their arrival at the end rings again.
      if (current() !== facts) return longestWait;
      this.#news = news;
      this.#options.tell({ kind: 'caught-up', checkpoint: this.#begin(facts, news, told) });
    }
    return this.#next === undefined ? longestWait : Math.min(longestWait, millisecondsOf(this.#next) - this.#now());
  }

  /** Finds out what facts that are new here hold beyond what was told so far. */
  async #arrive(facts: Facts<T>): Promise<Readonly<{ news: News<T>; told: TransitionCheckpoint }>> {
    const { settings, signal } = this.#options;
    const { logId } = await this.#patiently(() => settings.store.head());
    const told = await this.#toldSoFar();
    if (told === undefined) {
      const news = new News(facts, new Learned());
      return { news, told: reached({ logId }, facts, Math.max(this.#now(), news.latest + 1)) };
    }
    if (told.logId !== logId) throw new CheckpointOfAnotherLog(told.logId, logId);
    const length = lengthOf(facts);
    const late = await this.#patiently(() => learnLate(settings.store, facts, told, signal));
    return { news: new News(facts, late, length), told };
  }

  /** Tells the rest of a stretch amid which a checkpoint was taken, and then what came after it. */
  #begin(facts: Facts<T>, news: News<T>, { amid, ...end }: TransitionCheckpoint): TransitionCheckpoint {
    news.take(facts, millisecondsOf(end.clock));
    if (amid !== undefined) {
      const all = this.#options.transitions.between(news.known(facts), { after: amid.clock, until: end.clock });
      this.#tell(all.slice(amid.told), amid, end);
    }
    return this.#tellNext(facts, news, end);
  }

  #step(facts: Facts<T>, news: News<T>, told: TransitionCheckpoint): void {
    const isNew = news.take(facts, millisecondsOf(told.clock));
    const isDue = this.#next !== undefined && millisecondsOf(this.#next) <= this.#now();
    if (isNew || isDue) this.#tellNext(facts, news, told);
  }

  /** Tells what the stretch of the clock up to now brings. */
  #tellNext(facts: Facts<T>, news: News<T>, told: TransitionCheckpoint): TransitionCheckpoint {
    const { transitions } = this.#options;
    const clock = millisecondsOf(told.clock);
    const end = reached(told, facts, Math.max(this.#now(), news.latest + 1, clock + (news.late.isEmpty ? 0 : 1)));
    const stretch = { after: told.clock, until: end.clock };
    const all = transitions.between(news.known(facts), stretch);
    news.forgetLate();
    this.#next = transitions.next(facts, end.clock);
    this.#tell(all, { ...told, told: 0 }, end);
    return end;
  }

  #tell(all: readonly Told[], { position, clock, told }: Amid, end: TransitionCheckpoint): void {
    const { tell, signal } = this.#options;
    this.#told = end;
    for (const [index, transition] of all.entries()) {
      if (signal.aborted) return;
      const amid = { ...(position !== undefined && { position }), clock, told: told + index + 1 };
      tell({ ...transition, kind: 'transition', checkpoint: index === all.length - 1 ? end : { ...end, amid } });
    }
  }

  /** Reads the store, again after failures that may pass. */
  async #patiently<Value>(read: () => Promise<Value>): Promise<Value> {
    const { settings, signal } = this.#options;
    for (let attempt = 0; ; attempt++) {
      try {
        return await read();
      } catch (error) {
        signal.throwIfAborted();
        if (isFatal(error)) throw error;
        await settings.timer.sleep(retryDelay(attempt, settings.random(), settings.patience), signal);
      }
    }
  }

  /** What the host has kept is asked for at each arrival: another worker may have led and told meanwhile. */
  async #toldSoFar(): Promise<TransitionCheckpoint | undefined> {
    const { since } = this.#options;
    const kept = typeof since === 'function' ? await since() : since;
    if (kept === undefined || this.#told === undefined) return kept ?? this.#told;
    return millisecondsOf(kept.clock) > millisecondsOf(this.#told.clock) ? kept : this.#told;
  }

  #now(): number {
    return millisecondsOf(this.#options.settings.clock());
  }
}

function reached(
  { logId }: Pick<TransitionCheckpoint, 'logId'>,
  { position }: Pick<Facts, 'position'>,
  clock: number,
): TransitionCheckpoint {
  return { logId, ...(position !== undefined && { position }), clock: instantOf(clock) };
}
