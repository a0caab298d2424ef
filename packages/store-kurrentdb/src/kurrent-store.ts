import {
  type Appended,
  type AppendOptions,
  type EventStore,
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
import { factRowOf, leavable, limitOf, passes, prepareEvents, streamRange } from '@clientele/core/event-store';

import type { Appender } from './appender.ts';
import type { Connection } from './connection.ts';
import { comparePlaces, placeOf, positionAt } from './kurrent-position.ts';
import type { LogEnd } from './log-end.ts';
import type { Reader } from './reader.ts';
import { StreamHead } from './stream-head.ts';
import type { StreamNames } from './stream-names.ts';
import { followServer } from './subscription.ts';

export type Parts = Readonly<{
  connection: Connection;
  names: StreamNames;
  reader: Reader;
  appender: Appender;
  end: LogEnd;
  /** The log's id as the server has it now: it may have come back as another. */
  logId: () => Promise<string>;
  maxBytes: number;
}>;

const pageSize = 500;

export class KurrentStore implements EventStore {
  readonly #parts: Parts;
  readonly #closing = new AbortController();
  #closed: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    { expect, newIds = false }: AppendOptions,
  ): Promise<Appended> {
    const { connection, appender, maxBytes } = this.#parts;
    this.#checkOpen();
    connection.checkOpen();
    return appender.append({ stream, events: prepareEvents(stream, events, maxBytes), expect, newIds });
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    const { start, forwards, limit } = streamRange(options);
    const { reader, appender } = this.#parts;
    this.#checkOpen();
    if (limit <= 0) return;
    const head = forwards && start === 0 ? new StreamHead() : undefined;
    let given = 0;
    for await (const stored of reader.stream(stream, { from: start, forwards, limit, signal: options.signal })) {
      head?.add(stored);
      given += 1;
      yield stored.event;
    }
    // Who reads up to a limit does not see where the stream ends.
    if (head !== undefined && given < limit) appender.learn(stream, head);
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    const after = options.from === undefined ? {} : { after: placeOf(options.from) };
    const forwards = options.direction !== 'backwards';
    let left = limitOf(options.limit);
    const wanted = passes(options);
    this.#checkOpen();
    if (left <= 0) return;
    for await (const { event } of this.#parts.reader.log({ ...after, forwards, signal: options.signal })) {
      if (!wanted(event)) continue;
      yield event;
      left -= 1;
      if (left <= 0) return;
    }
  }

  async *scan(options: SubscribeOptions = {}): AsyncGenerator<ScanPage, void, undefined> {
    const after = options.from === undefined ? {} : { after: placeOf(options.from) };
    const wanted = passes(options);
    this.#checkOpen();
    let page: RecordedEvent[] = [];
    for await (const { event } of this.#parts.reader.log({ ...after, forwards: true, signal: options.signal })) {
      page.push(event);
      if (page.length < pageSize) continue;
      yield pageOf(page, wanted);
      page = [];
    }
    if (page.length > 0) yield pageOf(page, wanted);
  }

  subscribe(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    return leavable((leaving) => this.#follow(options, leaving), options.signal);
  }

  #follow(options: SubscribeOptions, leaving: AbortSignal): AsyncGenerator<SubscriptionMessage, void, undefined> {
    const { connection, names } = this.#parts;
    const isLeft = () => leaving.aborted;
    if (!isLeft()) this.#checkOpen();
    const after = options.from === undefined ? undefined : placeOf(options.from);
    const signal = AbortSignal.any([leaving, this.#closing.signal]);
    return followServer({ connection, names, wanted: passes(options), isLeft }, after, signal);
  }

  async head(): Promise<LogPosition> {
    this.#checkOpen();
    return this.#parts.end.now();
  }

  async holds(checkpoint: LogPosition): Promise<boolean> {
    this.#checkOpen();
    const holds = await this.#isThere(checkpoint);
    if (!holds) this.#parts.end.forget();
    return holds;
  }

  async #isThere({ logId, position, eventId }: LogPosition): Promise<boolean> {
    const { reader, logId: currentId } = this.#parts;
    if (logId !== (await currentId())) return false;
    return position === undefined || (await reader.at(placeOf(position)))?.event.id === eventId;
  }

  comparePositions(a: Position, b: Position): number {
    return comparePlaces(placeOf(a), placeOf(b));
  }

  distance(from: Position, to: Position): number | undefined {
    return this.#parts.reader.density.between(placeOf(from), placeOf(to));
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    this.#closing.abort();
    await this.#parts.appender.idle();
    await this.#parts.connection.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #checkOpen(): void {
    if (this.#closing.signal.aborted) throw this.#parts.connection.closed();
  }
}

const pageOf = (page: readonly RecordedEvent[], wanted: (event: RecordedEvent) => boolean): ScanPage => {
  const last = page.at(-1);
  if (last === undefined) throw new RangeError('a page has at least one event');
  return {
    rows: page.filter(wanted).map(factRowOf),
    hashes: Buffer.from(page.map(({ meta }) => meta.hash).join(''), 'hex'),
    position: positionAt(placeOf(last.position)),
    eventId: last.id,
  };
};
