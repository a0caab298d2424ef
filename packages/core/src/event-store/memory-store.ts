import type { NewEvent } from '../event/envelope.ts';
import { newId } from '../event/ids.ts';
import type { Instant } from '../time/instant.ts';
import { passes } from './event-filter.ts';
import type {
  Appended,
  EventStore,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  ScanPage,
  SubscribeOptions,
  SubscriptionMessage,
} from './event-store.ts';
import type { ExpectedRevision } from './expected-revision.ts';
import { factRowOf } from './fact-row-of.ts';
import { leavable } from './leavable.ts';
import { orderOf, positionAt } from './log-order.ts';
import { followLog, type LogPage } from './log-tail.ts';
import { MemoryLog } from './memory-log.ts';
import type { LogPosition, Position } from './position.ts';
import { prepareEvents } from './prepared-event.ts';
import { logRange, streamRange } from './read-range.ts';
import { StoreFailure } from './store-failure.ts';

export type MemoryStoreOptions = Readonly<{
  /** Gives the record time. */
  clock: () => Instant;
  /** The id of the log; default a new one. */
  logId?: string;
  /** Largest body of an event in bytes of JSON; default 1 MiB. */
  maxEventBytes?: number;
}>;

const pageSize = 1_000;

/**
 * A store that lives as long as the program: for tests, trials and computations. It keeps every
 * promise of a store but the one to outlive the process; an append costs the same at any size.
 *
 * @example
 * const store = openMemoryStore({ clock: () => instant('2026-07-01T09:00:00Z') });
 */
export function openMemoryStore(options: MemoryStoreOptions): EventStore {
  return new MemoryStore(options);
}

class MemoryStore implements EventStore {
  readonly #clock: () => Instant;
  readonly #logId: string;
  readonly #maxBytes: number;
  readonly #log = new MemoryLog();
  #closed = false;

  constructor({ clock, logId, maxEventBytes = 1_048_576 }: MemoryStoreOptions) {
    this.#clock = clock;
    this.#logId = logId ?? newId(clock());
    this.#maxBytes = maxEventBytes;
  }

  append(
    stream: string,
    events: readonly NewEvent[],
    { expect }: { readonly expect: ExpectedRevision },
  ): Promise<Appended> {
    return new Promise((resolve) => {
      this.#checkOpen();
      const prepared = prepareEvents(stream, events, this.#maxBytes);
      resolve(this.#log.append(stream, prepared, expect, this.#clock()));
    });
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    const { start, forwards, limit } = streamRange(options);
    const events = this.#log.stream(stream);
    const first = forwards ? start : Math.min(start, events.length - 1);
    yield* this.#walk(events, first, forwards ? 1 : -1, limit, () => true, options.signal);
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    const { start, forwards, limit } = logRange(options);
    const first = forwards ? start : Math.min(start - 2, this.#log.events.length - 1);
    yield* this.#walk(this.#log.events, first, forwards ? 1 : -1, limit, passes(options), options.signal);
  }

  async *scan(options: SubscribeOptions = {}): AsyncGenerator<ScanPage, void, undefined> {
    const wanted = passes(options);
    for (let start = orderOf(options.from); start < this.#log.events.length; start += pageSize) {
      await this.#breathe(options.signal);
      const page = this.#log.events.slice(start, start + pageSize);
      const hashes = Buffer.from(page.map(({ meta }) => meta.hash).join(''), 'hex');
      yield {
        rows: page.filter(wanted).map(factRowOf),
        hashes,
        position: positionAt(start + page.length),
        eventId: page.at(-1)?.id,
      };
    }
  }

  subscribe(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    const wanted = passes(options);
    const read = (after: Position | undefined): LogPage => {
      this.#checkOpen();
      const start = orderOf(after);
      const page = this.#log.events.slice(start, start + pageSize);
      const end = Math.max(start, start + page.length);
      return {
        events: page.filter(wanted),
        position: end === 0 ? undefined : positionAt(end),
        atEnd: end >= this.#log.events.length,
      };
    };
    const tail = {
      version: () => String(this.#log.events.length),
      read,
      changed: (version: string, signal: AbortSignal) => this.#log.changed(Number(version), signal),
    };
    return leavable((leaving) => followLog(tail, options.from, leaving), options.signal);
  }

  head(): Promise<LogPosition> {
    const last = this.#log.events.at(-1);
    const end = last === undefined ? {} : { position: last.position, eventId: last.id };
    return Promise.resolve({ logId: this.#logId, ...end });
  }

  holds({ logId, position, eventId }: LogPosition): Promise<boolean> {
    const held = position === undefined || this.#log.at(orderOf(position))?.id === eventId;
    return Promise.resolve(logId === this.#logId && held);
  }

  comparePositions(a: Position, b: Position): number {
    return orderOf(a) - orderOf(b);
  }

  distance(from: Position, to: Position): number {
    return orderOf(to) - orderOf(from);
  }

  close(): Promise<void> {
    this.#closed = true;
    this.#log.close();
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async *#walk(
    events: readonly RecordedEvent[],
    first: number,
    step: 1 | -1,
    limit: number,
    wanted: (event: RecordedEvent) => boolean,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<RecordedEvent, void, undefined> {
    let given = 0;
    let visited = 0;
    for (let index = first; given < limit; index += step) {
      if (visited++ % pageSize === 0) await this.#breathe(signal);
      signal?.throwIfAborted();
      const event = events[index];
      if (event === undefined) return;
      if (!wanted(event)) continue;
      given += 1;
      yield event;
    }
  }

  /** Lets the program do other work between two pages. */
  async #breathe(signal: AbortSignal | undefined): Promise<void> {
    this.#checkOpen();
    signal?.throwIfAborted();
    await new Promise((resolve) => setImmediate(resolve));
  }

  #checkOpen(): void {
    if (this.#closed)
      throw new StoreFailure('STORE_CLOSED', 'memory', 'the store is closed: open it again before using it');
  }
}
