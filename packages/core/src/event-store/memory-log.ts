import type { Instant } from '../time/instant.ts';
import { appendedOf } from './appended-of.ts';
import type { Appended, RecordedEvent } from './event-store.ts';
import type { ExpectedRevision } from './expected-revision.ts';
import { frozenCopy } from './frozen-copy.ts';
import { judgeAppend, type KnownEvent } from './judge-append.ts';
import { orderOf, positionAt } from './log-order.ts';
import { hashAt, type PreparedEvent, recordTimeOf } from './prepared-event.ts';

/** The events of an in-memory store; nothing in it takes longer the more there are. */
export class MemoryLog {
  readonly events: RecordedEvent[] = [];
  readonly #streams = new Map<string, RecordedEvent[]>();
  readonly #ids = new Map<string, RecordedEvent>();
  readonly #waiting = new Set<() => void>();
  #closed = false;

  stream(name: string): readonly RecordedEvent[] {
    return this.#streams.get(name) ?? [];
  }

  at(order: number): RecordedEvent | undefined {
    return this.events[order - 1];
  }

  append(stream: string, prepared: readonly PreparedEvent[], expect: ExpectedRevision, now: Instant): Appended {
    const head = this.stream(stream).at(-1)?.revision;
    const find = (id: string): KnownEvent | undefined => {
      const event = this.#ids.get(id);
      return event && { ...event, recordedAt: event.meta.recordedAt, hash: event.meta.hash };
    };
    const known = judgeAppend({ stream, events: prepared, expect, head, find });
    if (known === undefined) return appendedOf(this.#write(stream, prepared, now), false);
    return appendedOf(
      known.flatMap(({ position }) => this.at(orderOf(position)) ?? []),
      true,
    );
  }

  /** Settles when the log is no longer of that length, on abort, and when it is closed. */
  changed(length: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#closed || length !== this.events.length) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }

  close(): void {
    this.#closed = true;
    this.#wake();
  }

  #write(stream: string, prepared: readonly PreparedEvent[], now: Instant): readonly RecordedEvent[] {
    const before = this.#streams.get(stream) ?? [];
    let previous = before.at(-1)?.meta.recordedAt;
    // All are made before the first is kept: what fails here leaves nothing behind.
    const made = prepared.map((event, index): RecordedEvent => {
      const recordedAt = (previous = recordTimeOf(event, now, previous));
      const hash = hashAt(event, recordedAt);
      return Object.freeze({
        id: event.id,
        type: event.type,
        // In canonical order, as from any other store.
        data: frozenCopy<unknown>(JSON.parse(event.text)),
        meta: Object.freeze({ ...frozenCopy(event.meta), recordedAt, hash }),
        stream,
        revision: before.length + index,
        position: positionAt(this.events.length + index + 1),
      });
    });
    this.#streams.set(stream, before);
    for (const event of made) {
      before.push(event);
      this.events.push(event);
      this.#ids.set(event.id, event);
    }
    this.#wake();
    return made;
  }

  #wake(): void {
    for (const done of [...this.#waiting]) done();
  }
}
