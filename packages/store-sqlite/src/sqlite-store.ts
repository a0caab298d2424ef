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

import { asManyAsFit } from './as-many-as-fit.ts';
import type { BackgroundReader } from './background-reader.ts';
import { ChangeWatch } from './change-watch.ts';
import { idOf } from './event-bytes.ts';
import { EventWriter } from './event-writer.ts';
import { GroupCommit } from './group-commit.ts';
import { closeLogFile, type LogFile } from './log-file.ts';
import { LogReader, type Read } from './log-reader.ts';
import { PageRun } from './page-run.ts';
import { PageSize } from './page-size.ts';
import { logRows, streamRows } from './row-source.ts';
import { storeClosed } from './store-closed.ts';
import { TypeKeys } from './type-keys.ts';
import { whenFree } from './when-free.ts';

export class SqliteStore implements EventStore {
  readonly #file: LogFile;
  readonly #maxBytes: number;
  readonly #reader: LogReader;
  readonly #background: BackgroundReader;
  readonly #watch: ChangeWatch;
  readonly #commits: GroupCommit;
  #open = true;
  #closed: Promise<void> | undefined;

  constructor(file: LogFile, clock: () => Instant, maxBytes: number, background: BackgroundReader) {
    const types = new TypeKeys(file.connection);
    this.#file = file;
    this.#maxBytes = maxBytes;
    this.#reader = new LogReader(file, types);
    this.#background = background;
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
      const pageOf = (wanted: number) => {
        const page = this.#reader.events(streamRows(stream, from, forwards, wanted), wanted);
        return { ...this.#reader.read(page), wanted };
      };
      const { rows, bytes, wanted } = await this.#read(
        () => asManyAsFit(Math.min(size.rows, left), pageOf),
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
    const end = await this.#read(() => this.#reader.end(), options.signal);
    const pages = forwards ? this.#onwards(start, end, options) : this.#backwards(Math.min(start, end + 1), options);
    let left = limit;
    for await (const page of pages)
      for (const event of page) {
        options.signal?.throwIfAborted();
        if (left-- <= 0) return;
        yield event;
      }
  }

  async *#onwards(start: number, end: number, options: ReadAllOptions): AsyncGenerator<readonly RecordedEvent[]> {
    const run = this.#eventRun(options);
    for (let from = start; from < end;) {
      const { rows, upTo } = await this.#read(() => run.after(from, end), options.signal);
      yield rows;
      from = upTo;
      await setImmediate();
    }
  }

  async *#backwards(start: number, options: ReadAllOptions): AsyncGenerator<readonly RecordedEvent[]> {
    const size = new PageSize();
    for (let from = start; from > 1;) {
      const pageOf = (wanted: number) => {
        const after = from - 1 - wanted;
        const page = this.#reader.events(logRows(after, from - 1, false, options), wanted);
        return { ...this.#reader.read(page), after };
      };
      const { rows, bytes, after } = await this.#read(() => asManyAsFit(size.rows, pageOf), options.signal);
      size.saw(rows.length, bytes);
      yield rows;
      from = after + 1;
      await setImmediate();
    }
  }

  async *scan(options: SubscribeOptions = {}): AsyncGenerator<ScanPage, void, undefined> {
    const end = await this.#read(() => this.#reader.end(), options.signal);
    const pageOf = (after: number, upTo: number) => this.#reader.facts(after, upTo, options);
    const run = new PageRun(pageOf, this.#reader, this.#background);
    for (let from = orderOf(options.from); from < end;) {
      const { rows, hashes, lastId, upTo } = await this.#read(() => run.after(from, end), options.signal);
      yield { rows, hashes, position: positionAt(upTo), eventId: idOf(lastId) };
      from = upTo;
      await setImmediate();
    }
  }

  subscribe(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    const run = this.#eventRun(options);
    const tail = {
      version: () => this.#watch.version(),
      changed: (version: string, signal: AbortSignal) => this.#watch.changed(version, signal),
      read: (after: Position | undefined) => this.#read(() => this.#pageAfter(orderOf(after), run)),
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

  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#open = false;
    await this.#commits.idle();
    this.#watch.close();
    this.#reader.close();
    await this.#background.close();
    closeLogFile(this.#file);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #pageAfter(after: number, run: PageRun<Read<RecordedEvent>>): Promise<LogPage> {
    const end = this.#reader.end();
    const { rows, upTo } = await run.after(after, end);
    return { events: rows, position: upTo === 0 ? undefined : positionAt(upTo), atEnd: upTo >= end };
  }

  #eventRun(filter: EventFilter): PageRun<Read<RecordedEvent>> {
    const pageOf = (after: number, upTo: number) =>
      this.#reader.events(logRows(after, upTo, true, filter), upTo - after);
    return new PageRun(pageOf, this.#reader, this.#background);
  }

  #read<T>(work: () => T | Promise<T>, signal?: AbortSignal): Promise<T> {
    return whenFree(this.#file.path, () => {
      this.#checkOpen();
      signal?.throwIfAborted();
      return work();
    });
  }

  #checkOpen(): void {
    if (this.#open) return;
    throw storeClosed(this.#file.path);
  }
}
