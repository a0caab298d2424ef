import type { NewEvent } from '../event/envelope.ts';
import { newId } from '../event/ids.ts';
import type { Instant } from '../time/instant.ts';
import { appendedOf } from './appended-of.ts';
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
import { frozenCopy } from './frozen-copy.ts';
import { judgeAppend } from './judge-append.ts';
import { leavable } from './leavable.ts';
import { orderOf, positionAt } from './log-order.ts';
import { followLog, type LogPage } from './log-tail.ts';
import type { LogPosition, Position } from './position.ts';
import { hashAt, type PreparedEvent, prepareEvents, recordTimeOf } from './prepared-event.ts';
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
  readonly #log: RecordedEvent[] = [];
  readonly #streams = new Map<string, RecordedEvent[]>();
  readonly #ids = new Map<string, RecordedEvent>();
  readonly #waiting = new Set<() => void>();
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
      const head = this.#streams.get(stream)?.at(-1);
      const find = (id: string) => {
        const found = this.#ids.get(id);
        return found && { ...found, recordedAt: found.meta.recordedAt, hash: found.meta.hash };
      };
      const repeated = judgeAppend({
        stream,
        events: prepared,
        expect,
        head: head?.revision,
        find,
      });
      const written = repeated
        ?.map(({ position }) => this.#log[orderOf(position) - 1])
        .filter((event) => event !== undefined);
      resolve(appendedOf(written ?? this.#write(stream, prepared), repeated !== undefined));
    });
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    const { start, forwards, limit } = streamRange(options);
    const events = this.#streams.get(stream) ?? [];
    const first = forwards ? start : Math.min(start, events.length - 1);
    yield* this.#walk(events, first, forwards ? 1 : -1, limit, () => true, options.signal);
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    const { start, forwards, limit } = logRange(options);
    const first = forwards ? start : Math.min(start - 2, this.#log.length - 1);
    yield* this.#walk(this.#log, first, forwards ? 1 : -1, limit, passes(options), options.signal);
  }

  async *scan(options: SubscribeOptions = {}): AsyncGenerator<ScanPage, void, undefined> {
    const wanted = passes(options);
    for (let start = orderOf(options.from); start < this.#log.length; start += pageSize) {
      await this.#breathe(options.signal);
      const page = this.#log.slice(start, start + pageSize);
      const hashes = Buffer.from(page.map(({ meta }) => meta.hash).join(''), 'hex');
      yield {
        rows: page.filter(wanted).map(factRowOf),
        hashes,
        position: positionAt(start + page.length),
      };
    }
  }

  subscribe(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    const wanted = passes(options);
    const read = (after: Position | undefined): LogPage => {
      this.#checkOpen();
      const start = orderOf(after);
      const page = this.#log.slice(start, start + pageSize);
      const end = Math.max(start, start + page.length);
      return {
        events: page.filter(wanted),
        position: end === 0 ? undefined : positionAt(end),
        atEnd: end >= this.#log.length,
      };
    };
    const tail = {
      version: () => String(this.#log.length),
      read,
      changed: (version: string, signal: AbortSignal) => this.#changed(version, signal),
    };
    return leavable((leaving) => followLog(tail, options.from, leaving), options.signal);
  }

  head(): Promise<LogPosition> {
    const last = this.#log.at(-1);
    const end = last === undefined ? {} : { position: last.position, eventId: last.id };
    return Promise.resolve({ logId: this.#logId, ...end });
  }

  holds({ logId, position, eventId }: LogPosition): Promise<boolean> {
    const held = position === undefined || this.#log[orderOf(position) - 1]?.id === eventId;
    return Promise.resolve(logId === this.#logId && held);
  }

  comparePositions(a: Position, b: Position): number {
    return orderOf(a) - orderOf(b);
  }

  close(): Promise<void> {
    this.#closed = true;
    this.#wake();
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #write(stream: string, prepared: readonly PreparedEvent[]): readonly RecordedEvent[] {
    const events = this.#streams.get(stream) ?? [];
    const now = this.#clock();
    let previous = events.at(-1)?.meta.recordedAt;
    // All are made before the first is kept: what fails here leaves nothing behind.
    const made = prepared.map((event, index): RecordedEvent => {
      const recordedAt = (previous = recordTimeOf(event, now, previous));
      const meta = Object.freeze({
        ...frozenCopy(event.meta),
        recordedAt,
        hash: hashAt(event, recordedAt),
      });
      const place = {
        stream,
        revision: events.length + index,
        position: positionAt(this.#log.length + index + 1),
      };
      return Object.freeze({
        id: event.id,
        type: event.type,
        data: frozenCopy(event.data),
        meta,
        ...place,
      });
    });
    this.#streams.set(stream, events);
    for (const event of made) {
      events.push(event);
      this.#log.push(event);
      this.#ids.set(event.id, event);
    }
    this.#wake();
    return made;
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

  #changed(version: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      if (signal.aborted || this.#closed || version !== String(this.#log.length)) {
        done();
        return;
      }
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }

  #wake(): void {
    for (const done of [...this.#waiting]) done();
  }

  #checkOpen(): void {
    if (this.#closed)
      throw new StoreFailure('STORE_CLOSED', 'memory', 'the store is closed: open it again before using it');
  }
}
