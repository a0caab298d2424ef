import type { Instant } from '@clientele/core';
import type { KnownEvent } from '@clientele/core/event-store';

import type { StoredHere } from './recorded-event.ts';

/** How many of a stream's last events are remembered by their ids: a repeat is found among them. */
export const remembered = 1_000;

/** Where a stream stands, as far as this store has seen; of its last events what tells a repeat, not their bodies. */
export class StreamHead {
  revision: number | undefined;
  recordedAt: Instant | undefined;
  /** Whether it knows the last events by their ids; otherwise who appends must know that his are new. */
  readonly knowsRepeats: boolean;
  /** By id, the oldest first. */
  readonly #events = new Map<string, KnownEvent>();

  constructor(knowsRepeats = true) {
    this.knowsRepeats = knowsRepeats;
  }

  /** Takes in the next event of the stream; one that it knows changes nothing. */
  add({ event }: StoredHere): void {
    const { id, stream, revision, position, meta } = event;
    if (this.revision !== undefined && revision <= this.revision) return;
    this.revision = revision;
    this.recordedAt = meta.recordedAt;
    this.#events.set(id, { stream, revision, position, recordedAt: meta.recordedAt, hash: meta.hash });
  }

  /** Forgets all but the last events. */
  trim(): this {
    for (const oldest of this.#events.keys()) {
      if (this.#events.size <= remembered) break;
      this.#events.delete(oldest);
    }
    return this;
  }

  /** How many events it knows by their ids. */
  get size(): number {
    return this.#events.size;
  }

  find(eventId: string): KnownEvent | undefined {
    return this.#events.get(eventId);
  }
}
