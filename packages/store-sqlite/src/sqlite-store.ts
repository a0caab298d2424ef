import { setImmediate } from 'node:timers/promises';

import {
  type Appended,
  type EventFilter,
  type EventStore,
  type ExpectedRevision,
  type Instant,
  type LogPosition,
  type NewEvent,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type ScanPage,
  StoreFailure,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '@clientele/core';
import {
  followLog,
  leavable,
  logRange,
  type LogPage,
  orderOf,
  positionAt,
  prepareEvents,
  streamRange,
} from '@clientele/core/event-store';

import { ChangeWatch } from './change-watch.ts';
import { idOf } from './event-bytes.ts';
import { EventWriter } from './event-writer.ts';
import { GroupCommit } from './group-commit.ts';
import { closeLogFile, type LogFile } from './log-file.ts';
import { LogReader } from './log-reader.ts';
import { PageSize } from './page-size.ts';
import { logRows, streamRows } from './row-source.ts';
import { TypeKeys } from './type-keys.ts';
import { whenFree } from './when-free.ts';

export class SqliteStore implements EventStore {
  readonly #file: LogFile;
  readonly #maxBytes: number;
  readonly #reader: LogReader;
  readonly #watch: ChangeWatch;
  readonly #commits: GroupCommit;
  #open = true;

  constructor(file: LogFile, clock: () => Instant, maxBytes: number) {
    const types = new TypeKeys(file.connection);
    this.#file = file;
    this.#maxBytes = maxBytes;
    this.#reader = new LogReader(file, types);
    this.#watch = new ChangeWatch(file.connection);
    this.#commits = new GroupCommit(file, new EventWriter(file, types), this.#watch, clock);
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    { expect }: { readonly expect: ExpectedRevision },
  ): Promise<Appended> {
    this.#checkOpen();
    return this.#commits.append({ stream, events: prepareEvents(stream, events, this.#maxBytes), expect });
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    const { start, forwards, limit } = streamRange(options);
    const size = new PageSize();
    let from = start;
    for (let left = limit; left > 0;) {
      const wanted = Math.min(size.rows, left);
      const { rows, bytes } = await this.#read(
        () => this.#reader.events(streamRows(stream, from, forwards, wanted)),
        options.signal,
      );
      for (const event of rows) {
        options.signal?.throwIfAborted();
        yield event;
        from = event.revision + (forwards ? 1 : -1);
      }
      if (rows.length < wanted) return;
      size.saw(rows.length, bytes);
      left -= rows.length;
      await setImmediate();
    }
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    const { start, forwards, limit } = logRange(options);
    const size = new PageSize();
    const end = await this.#read(() => this.#reader.end(), options.signal);
    let [from, left] = [forwards ? start : Math.min(start, end + 1), limit];
    while (left > 0 && (forwards ? from < end : from > 1)) {
      const [after, upTo] = forwards ? [from, from + size.rows] : [from - 1 - size.rows, from - 1];
      const { rows, bytes } = await this.#read(
        () => this.#reader.events(logRows(after, Math.min(upTo, end), forwards, options)),
        options.signal,
      );
      for (const event of rows) {
        options.signal?.throwIfAborted();
        if (left-- <= 0) return;
        yield event;
      }
      size.saw(rows.length, bytes);
      from = forwards ? upTo : after + 1;
      await setImmediate();
    }
  }

  async *scan(options: SubscribeOptions = {}): AsyncGenerator<ScanPage, void, undefined> {
    const size = new PageSize();
    const end = await this.#read(() => this.#reader.end(), options.signal);
    for (let from = orderOf(options.from); from < end;) {
      const upTo = Math.min(from + size.rows, end);
      const read = () => ({ ...this.#reader.facts(from, upTo, options), eventId: idOf(this.#reader.idAt(upTo)) });
      const { rows, hashes, bytes, eventId } = await this.#read(read, options.signal);
      size.saw(rows.length, bytes);
      yield { rows, hashes, position: positionAt(upTo), eventId };
      from = upTo;
      await setImmediate();
    }
  }

  subscribe(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    const size = new PageSize();
    const tail = {
      version: () => this.#watch.version(),
      changed: (version: string, signal: AbortSignal) => this.#watch.changed(version, signal),
      read: (after: Position | undefined) => this.#read(() => this.#pageAfter(orderOf(after), options, size)),
    };
    return leavable((leaving) => followLog(tail, options.from, leaving), options.signal);
  }

  async head(): Promise<LogPosition> {
    const { logId } = this.#file;
    const end = await this.#read(() => this.#reader.end());
    if (end === 0) return { logId };
    const eventId = idOf(await this.#read(() => this.#reader.idAt(end)));
    return { logId, position: positionAt(end), eventId };
  }

  async holds({ logId, position, eventId }: LogPosition): Promise<boolean> {
    if (logId !== this.#file.logId) return false;
    if (position === undefined) return true;
    return idOf(await this.#read(() => this.#reader.idAt(orderOf(position)))) === eventId;
  }

  comparePositions(a: Position, b: Position): number {
    return orderOf(a) - orderOf(b);
  }

  distance(from: Position, to: Position): number {
    return orderOf(to) - orderOf(from);
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#commits.idle();
    this.#watch.close();
    closeLogFile(this.#file);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #pageAfter(after: number, filter: EventFilter, size: PageSize): LogPage {
    const end = this.#reader.end();
    const upTo = Math.max(after, Math.min(after + size.rows, end));
    const { rows, bytes } = this.#reader.events(logRows(after, upTo, true, filter));
    size.saw(rows.length, bytes);
    return { events: rows, position: upTo === 0 ? undefined : positionAt(upTo), atEnd: upTo >= end };
  }

  #read<T>(work: () => T, signal?: AbortSignal): Promise<T> {
    return whenFree(this.#file.path, () => {
      this.#checkOpen();
      signal?.throwIfAborted();
      return work();
    });
  }

  #checkOpen(): void {
    if (this.#open) return;
    throw new StoreFailure(
      'STORE_CLOSED',
      this.#file.path,
      `${this.#file.path} is closed: open it again before using it`,
    );
  }
}
