import type { EventStore, Position } from '@clientele/core';

import type { Timer } from './timer.ts';

/** Rings when the log has grown: by its subscription, or by whoever knows. Waits are woken once for any number of rings. */
export class Bell {
  readonly #store: EventStore;
  readonly #timer: Timer;
  #wake: (() => void) | undefined;
  #rung = false;
  #leaving: AbortController | undefined;
  #error: unknown;
  #failed = false;
  /** The last event that the subscription told of, or where it began. */
  #heard: Position | undefined;

  constructor(store: EventStore, timer: Timer) {
    this.#store = store;
    this.#timer = timer;
  }

  /** Subscribes to what comes after a position, in the place of an earlier subscription. */
  listen(from: Position | undefined): void {
    this.#leaving?.abort();
    const leaving = (this.#leaving = new AbortController());
    this.#heard = from;
    this.#failed = false;
    this.#follow(from, leaving.signal).catch((error: unknown) => {
      if (leaving.signal.aborted) return;
      this.#failed = true;
      this.#error = error;
      this.ring();
    });
  }

  /** Whether the subscription told of everything up to a position. */
  hasHeard(position: Position | undefined): boolean {
    if (position === undefined) return true;
    return this.#heard !== undefined && this.#store.comparePositions(this.#heard, position) >= 0;
  }

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Settles at the next ring, after so many milliseconds, or on abort. Throws what ended the subscription. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung) {
      const over = new AbortController();
      const awake = new Promise<void>((resolve) => (this.#wake = resolve));
      const end = (): void => {
        over.abort();
      };
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
      await Promise.race([awake, this.#timer.sleep(milliseconds, over.signal)]);
      signal.removeEventListener('abort', end);
      end();
      this.#wake = undefined;
    }
    this.#rung = false;
    if (this.#failed) throw this.#error;
  }

  close(): void {
    this.#leaving?.abort();
  }

  async #follow(from: Position | undefined, signal: AbortSignal): Promise<void> {
    for await (const message of this.#store.subscribe({ ...(from !== undefined && { from }), signal })) {
      if (message.kind !== 'event') continue;
      this.#heard = message.event.position;
      this.ring();
    }
    // A subscription that ends by itself was dropped.
    if (!signal.aborted) throw new Error('the subscription ended, though nobody had left it');
  }
}
