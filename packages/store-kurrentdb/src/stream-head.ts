import type { Instant, RecordedEvent } from '@clientele/core';

/** How many of a stream's last events are remembered by their ids: a repeat is found among them. */
export const remembered = 1_000;

/** Where a stream stands, as far as this store has seen. */
export class StreamHead {
  revision: number | undefined;
  recordedAt: Instant | undefined;
  /** The last events, by id, the oldest first. */
  readonly #events = new Map<string, RecordedEvent>();

  /** Takes in the next event of the stream; one that it knows changes nothing. */
  add(event: RecordedEvent): void {
    if (this.revision !== undefined && event.revision <= this.revision) return;
    this.revision = event.revision;
    this.recordedAt = event.meta.recordedAt;
    this.#events.set(event.id, event);
  }

  /** Forgets all but the last events. */
  trim(): this {
    for (const oldest of this.#events.keys()) {
      if (this.#events.size <= remembered) break;
      this.#events.delete(oldest);
    }
    return this;
  }

  find(eventId: string): RecordedEvent | undefined {
    return this.#events.get(eventId);
  }
}
