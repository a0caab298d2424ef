import { setImmediate } from 'node:timers/promises';

import type { Appended, Instant } from '@clientele/core';

import type { ChangeWatch } from './change-watch.ts';
import type { EventWriter, Wanted } from './event-writer.ts';
import type { LogFile } from './log-file.ts';
import { isBusy, sqliteCode, storeFailureOf } from './sqlite-failure.ts';
import { rollBack } from './roll-back.ts';
import { shortPause } from './when-free.ts';

type Waiting = Readonly<{
  wanted: Wanted;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
}>;

/** At most so many events in one transaction, so that neither this program nor other writers wait long. */
const mostEvents = 500;
const patience = 30_000;
/** For so long at most a lone caller may keep the event loop to itself. */
const longestTurn = 5;
/** For so long after another process wrote, its turn is left free after each of ours. */
const neighbourly = 250;

/**
 * Commits what concurrent callers append in one transaction: one flush to disk for all of them.
 * Each append is judged by itself; a loser learns of its conflict and the others are written.
 */
export class GroupCommit {
  readonly #file: LogFile;
  readonly #writer: EventWriter;
  readonly #watch: ChangeWatch;
  readonly #clock: () => Instant;
  readonly #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  #othersWroteAt = -Infinity;
  #committedAt = -Infinity;
  #dataVersion = -1;
  #gatheredAt = -Infinity;
  #lastGroup = 0;

  constructor(file: LogFile, writer: EventWriter, watch: ChangeWatch, clock: () => Instant) {
    this.#file = file;
    this.#writer = writer;
    this.#watch = watch;
    this.#clock = clock;
  }

  append(wanted: Wanted): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ wanted, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Settles when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    let waitingSince = performance.now();
    while (this.#queue.length > 0) {
      await this.#gather();
      if (performance.now() - this.#othersWroteAt < neighbourly && performance.now() - this.#committedAt < 1)
        await shortPause();
      try {
        this.#commitGroup();
        waitingSince = this.#committedAt = performance.now();
      } catch (error) {
        if (isBusy(error) && performance.now() - waitingSince < patience) {
          this.#othersWroteAt = performance.now();
          await shortPause();
        } else {
          const failure = storeFailureOf(error, this.#file.path);
          for (const { reject } of this.#queue.splice(0)) reject(failure);
        }
      }
    }
    this.#running = undefined;
  }

  /** Lets callers that go on in this turn of the event loop join the group. */
  async #gather(): Promise<void> {
    await Promise.resolve();
    // One who was alone the last time is not kept waiting, but the rest of the program gets its turns.
    const alone = this.#lastGroup === 1 && this.#queue.length === 1;
    if (alone && performance.now() - this.#gatheredAt < longestTurn) return;
    await setImmediate();
    this.#gatheredAt = performance.now();
  }

  #commitGroup(): void {
    if (this.#commitAlone()) return;
    const { connection } = this.#file;
    connection.exec('BEGIN IMMEDIATE');
    const group: Waiting[] = [];
    try {
      this.#lookAround();
      this.#takeInto(group);
      this.#lastGroup = group.length;
      const now = this.#clock();
      const settle = group.map((each) => this.#attempt(each, () => this.#writer.write(each.wanted, now)));
      connection.exec('COMMIT');
      for (const tell of settle) tell?.();
    } catch (error) {
      this.#rollBack();
      // The group goes back in front: a commit that failed is repeated with all that belongs to it.
      this.#queue.unshift(...group);
      throw error;
    }
    this.#watch.wrote();
  }

  /** Whether there was one append only, and one that needs no more than an insert. */
  #commitAlone(): boolean {
    const [only, second] = this.#queue;
    if (only === undefined || second !== undefined) return false;
    const tell = this.#attempt(only, () => this.#writer.writeAlone(only.wanted, this.#clock()));
    if (tell === undefined) return false;
    this.#queue.shift();
    this.#lastGroup = 1;
    tell();
    this.#watch.wrote();
    return true;
  }

  /** How to tell the caller what came of it; undefined when nothing did. An error of the file itself is thrown. */
  #attempt({ resolve, reject }: Waiting, write: () => Appended | undefined): (() => void) | undefined {
    try {
      const appended = write();
      return appended && (() => resolve(appended));
    } catch (error) {
      if (sqliteCode(error) !== '') throw error;
      return () => reject(error);
    }
  }

  /** Forgets what is remembered of the file when another process has written since. */
  #lookAround(): void {
    const dataVersion = this.#watch.dataVersion();
    if (dataVersion === this.#dataVersion) return;
    if (this.#dataVersion >= 0) this.#othersWroteAt = performance.now();
    this.#dataVersion = dataVersion;
    this.#writer.forget();
  }

  #takeInto(group: Waiting[]): void {
    let events = 0;
    while (
      this.#queue[0] !== undefined &&
      (events === 0 || events + this.#queue[0].wanted.events.length <= mostEvents)
    ) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      events += next.wanted.events.length;
      group.push(next);
    }
  }

  #rollBack(): void {
    rollBack(this.#file.connection);
    this.#writer.forget();
  }
}
