import { BACKWARDS, END, FORWARDS, START, streamNameFilter } from '@kurrent/kurrentdb-client';

import type { Connection } from './connection.ts';
import { failureOf, isNoStream, isPassing, isUnknown, NoAnswer } from './failure-of.ts';
import type { Resolved } from './hearing.ts';
import { type AllPosition, comparePlaces } from './kurrent-position.ts';
import { LogDensity } from './log-density.ts';
import { placeIn, type StoredHere, storedHere } from './recorded-event.ts';
import { soon } from './soon.ts';
import type { StreamNames } from './stream-names.ts';
import { timely } from './timely.ts';
import { toItsEnd } from './to-its-end.ts';

type LogRange = Readonly<{ after?: AllPosition; forwards: boolean; limit?: number; signal?: AbortSignal | undefined }>;
type StreamRange = Readonly<{ from: number; forwards: boolean; limit: number; signal?: AbortSignal | undefined }>;

/** Reads that go on where they were when the server went away. */
export class Reader {
  readonly density = new LogDensity();
  readonly #connection: Connection;
  readonly #names: StreamNames;

  constructor(connection: Connection, names: StreamNames) {
    this.#connection = connection;
    this.#names = names;
  }

  /** The events of a stream from a revision on, or back; nothing for a stream that is not there. */
  async *stream(stream: string, { from, forwards, limit, signal }: StreamRange): AsyncGenerator<StoredHere> {
    let next = from;
    let left = limit;
    const name = this.#names.onServer(stream);
    const { deadline } = this.#connection.patience;
    const page = (maxCount: number) =>
      this.#connection.client.readStream(name, {
        direction: forwards ? FORWARDS : BACKWARDS,
        fromRevision: next < Number.MAX_SAFE_INTEGER ? BigInt(next) : END,
        maxCount,
      });
    const read = () => toItsEnd(page, left);
    const subscribe = () =>
      this.#connection.client.subscribeToStream(name, { fromRevision: next === 0 ? START : BigInt(next - 1) });
    const way = forwards ? () => soon({ subscribe, read }, left, signal) : read;
    for await (const { event } of this.#again(way, deadline, signal)) {
      if (event === undefined) continue;
      const stored = storedHere(event, stream, this.#connection.name);
      yield stored;
      next = stored.event.revision + (forwards ? 1 : -1);
      left -= 1;
      if (left <= 0 || next < 0) return;
    }
  }

  /** The events of the log after a place, or before it. */
  async *log({ after, forwards, limit = Infinity, signal }: LogRange): AsyncGenerator<StoredHere> {
    let last = after;
    const { patience } = this.#connection.patience;
    const filter = streamNameFilter({ regex: this.#names.pattern });
    const page = (maxCount: number) =>
      this.#connection.client.readAll({
        direction: forwards ? FORWARDS : BACKWARDS,
        fromPosition: last ?? (forwards ? START : END),
        filter,
        maxCount,
      });
    const read = () => toItsEnd(page, limit);
    const subscribe = () => this.#connection.client.subscribeToAll({ fromPosition: last ?? START, filter });
    const way = forwards ? () => soon({ subscribe, read }, Infinity, signal) : read;
    // A server may look for long through a log that others fill before it finds an event of ours.
    for await (const { event } of this.#again(way, patience, signal)) {
      if (event === undefined) continue;
      const stored = storedHere(event, this.#names.ofLog(event.streamId), this.#connection.name);
      // The server begins with the event at the place itself.
      if (last !== undefined && comparePlaces(stored.place, last) * (forwards ? 1 : -1) <= 0) continue;
      if (last !== undefined && forwards) this.density.saw(last, stored.place);
      yield stored;
      last = stored.place;
    }
  }

  /** The last event of the log; undefined for an empty one. */
  async last(): Promise<StoredHere | undefined> {
    for await (const stored of this.log({ forwards: false, limit: 1 })) return stored;
    return undefined;
  }

  /** Where the server's whole log ends, with all that others wrote; undefined where it does not say. */
  async tail(): Promise<AllPosition | undefined> {
    const ask = () => this.#connection.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 });
    const { deadline } = this.#connection.patience;
    for await (const { event } of this.#again(ask, deadline, undefined)) return event && placeIn(event);
    return undefined;
  }

  /** The event at a place; undefined where there is none. */
  async at(place: AllPosition): Promise<StoredHere | undefined> {
    const filter = streamNameFilter({ regex: this.#names.pattern });
    return this.#connection.persist(async (attempt) => {
      try {
        const read = toItsEnd(
          (maxCount) => this.#connection.client.readAll({ fromPosition: place, maxCount, filter }),
          1,
        );
        for await (const { event } of timely(read, this.#connection.patience.deadline, this.#connection.name)) {
          if (event === undefined) return undefined;
          const stored = storedHere(event, this.#names.ofLog(event.streamId), this.#connection.name);
          return comparePlaces(stored.place, place) === 0 ? stored : undefined;
        }
      } catch (error) {
        // A place inside a record, or beyond the end, of a log that was restored: that is all the server says,
        // and it says the same of passing troubles. A whole rebuild hangs on it, so it is asked again.
        if (!isUnknown(error) || attempt < 2) throw error;
      }
      return undefined;
    });
  }

  /** What a read gives, read again from where it was when it broke off, or gave nothing within so many milliseconds. */
  async *#again(
    read: () => AsyncIterable<Resolved>,
    within: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Resolved> {
    const { patience } = this.#connection.patience;
    let attempt = 0;
    for (let since = performance.now(); ;) {
      signal?.throwIfAborted();
      const { client } = this.#connection;
      try {
        for await (const item of timely(read(), within, this.#connection.name)) {
          signal?.throwIfAborted();
          this.#connection.checkOpen();
          yield item;
          attempt = 0;
          since = performance.now();
        }
        return;
      } catch (error) {
        if (isNoStream(error)) return;
        signal?.throwIfAborted();
        if (!isPassing(error) || performance.now() - since > patience) throw failureOf(error, this.#connection.name);
        if (error instanceof NoAnswer) this.#connection.retire(client);
        await this.#connection.rest(attempt++, client, { error, signal });
      }
    }
  }
}
