import { randomUUID } from 'node:crypto';

import {
  type Appended,
  type ExpectedRevision,
  type Instant,
  type RecordedEvent,
  StoreFailure,
  UnstorableEvent,
} from '@clientele/core';
import {
  appendedOf,
  hashAt,
  isAsExpected,
  judgeAppend,
  OneByOne,
  type PreparedEvent,
  recordTimeOf,
} from '@clientele/core/event-store';
import { NO_STREAM } from '@kurrent/kurrentdb-client';
import { LRUCache } from 'lru-cache';

import type { Connection } from './connection.ts';
import { isConflict, isTooLarge, NoAnswer } from './failure-of.ts';
import { type AllPosition, comparePlaces, positionAt } from './kurrent-position.ts';
import type { Reader } from './reader.ts';
import type { StoredHere } from './recorded-event.ts';
import { sentEvent } from './sent-event.ts';
import { remembered, StreamHead } from './stream-head.ts';
import type { StreamNames } from './stream-names.ts';

/** An append that is to be made. */
export type Wanted = Readonly<{ stream: string; events: readonly PreparedEvent[]; expect: ExpectedRevision }>;

/** So many streams are remembered; those in use are. */
const mostHeads = 5_000;

/**
 * Writes appends. A known stream costs one call: where it stands is remembered. What came of a call
 * that was not answered is looked up before it is made again, with the same ids and expectation.
 */
export class Appender {
  readonly #connection: Connection;
  readonly #names: StreamNames;
  readonly #reader: Reader;
  readonly #clock: () => Instant;
  readonly #turns = new OneByOne();
  readonly #heads = new LRUCache<string, StreamHead>({ max: mostHeads });
  /** The furthest place that this store has seen: an append that ends before it was made earlier. */
  #furthest: AllPosition = { commit: -1n, prepare: -1n };

  constructor(connection: Connection, names: StreamNames, reader: Reader, clock: () => Instant) {
    this.#connection = connection;
    this.#names = names;
    this.#reader = reader;
    this.#clock = clock;
  }

  append(wanted: Wanted): Promise<Appended> {
    const id = randomUUID();
    return this.#turns.run(wanted.stream, () =>
      this.#connection.persist(async () => {
        for (;;) {
          const appended = await this.#attempt(wanted, id);
          if (appended !== undefined) return appended;
        }
      }),
    );
  }

  /** Settles when nothing is under way any more. */
  idle(): Promise<void> {
    return this.#turns.idle();
  }

  /** Learns where a stream stands from one who reads it from its start. */
  head(): StreamHead {
    return new StreamHead();
  }

  learn(stream: string, head: StreamHead): void {
    if ((this.#heads.get(stream)?.revision ?? -1) < (head.revision ?? -1)) this.#heads.set(stream, head.trim());
  }

  saw(place: AllPosition): void {
    if (comparePlaces(place, this.#furthest) > 0) this.#furthest = place;
  }

  /** One try; undefined when somebody was faster and it is to be judged anew. Throws the verdict of `judgeAppend`. */
  async #attempt(wanted: Wanted, id: string): Promise<Appended | undefined> {
    const { stream, events, expect } = wanted;
    const known = this.#heads.get(stream);
    // A head that does not fit may be an old one: before anybody is refused, the server is asked.
    const fits = known !== undefined && isAsExpected(expect, known.revision) && !events.some((e) => known.find(e.id));
    const head = fits ? known : await this.#look(stream, wanted);
    const repeated = judgeAppend({
      stream,
      events,
      expect,
      head: head.revision,
      find: (id) => knownEvent(head.find(id)),
    });
    if (repeated !== undefined)
      return appendedOf(
        repeated.flatMap(({ hash }) => events.flatMap((e) => sameIn(head, e.id, hash))),
        true,
      );
    return this.#send(wanted, head, id);
  }

  async #send({ stream, events }: Wanted, head: StreamHead, id: string): Promise<Appended | undefined> {
    const now = this.#clock();
    let previous = head.recordedAt;
    const times = events.map((event) => (previous = recordTimeOf(event, now, previous)));
    const sent = events.map((event, index) => sentEvent(event, times[index] ?? now, id));
    const streamState = head.revision === undefined ? NO_STREAM : BigInt(head.revision);
    const before = this.#furthest;
    try {
      const { position } = await this.#connection.answer((client) =>
        client.appendToStream(this.#names.onServer(stream), sent, { streamState }),
      );
      const [only, second] = events;
      const isNew = position !== undefined && comparePlaces(position, before) > 0;
      if (only === undefined || second !== undefined || !isNew) return await this.#readBack(stream, head, events, id);
      this.saw(position);
      const recordedAt = times[0] ?? now;
      const event = recordedFrom(only, { stream, revision: (head.revision ?? -1) + 1, position, recordedAt });
      head.add(event);
      this.#heads.set(stream, head.trim());
      return appendedOf([event], false);
    } catch (error) {
      // Whatever came of it, what is remembered of the stream may be wrong now.
      this.#heads.delete(stream);
      if (isConflict(error)) return undefined;
      if (isTooLarge(error)) throw tooLarge(events);
      throw error;
    }
  }

  /** What stands where an append was made: ours, or that of another who made the same at the same moment. */
  async #readBack(
    stream: string,
    head: StreamHead,
    events: readonly PreparedEvent[],
    id: string,
  ): Promise<Appended | undefined> {
    const from = (head.revision ?? -1) + 1;
    const stored: StoredHere[] = [];
    for await (const each of this.#reader.stream(stream, { from, forwards: true, limit: events.length }))
      stored.push(each);
    if (stored.length < events.length) throw new NoAnswer(`what was just written to ${stream} is not there yet`);
    for (const { event, place } of stored) {
      head.add(event);
      this.saw(place);
    }
    this.#heads.set(stream, head.trim());
    const same = stored.every(({ event }, index) => event.id === events[index]?.id);
    if (!same)
      throw new StoreFailure('STORE_DAMAGED', this.#connection.name, `${stream} holds other events than were written`);
    const repeated = stored.some(({ append }) => append !== id);
    return appendedOf(
      stored.map(({ event }) => event),
      repeated,
    );
  }

  /** Where a stream stands, with its last events; and those at the place that is expected, however far back. */
  async #look(stream: string, { expect, events }: Wanted): Promise<StreamHead> {
    const last: StoredHere[] = [];
    const back = { from: Number.MAX_SAFE_INTEGER, forwards: false, limit: remembered };
    for await (const each of this.#reader.stream(stream, back)) last.push(each);
    const oldest = last.at(-1)?.event.revision ?? 0;
    const from = expect === 'no-stream' ? 0 : typeof expect === 'number' ? expect + 1 : oldest;
    const early: StoredHere[] = [];
    if (from < oldest)
      for await (const each of this.#reader.stream(stream, { from, forwards: true, limit: events.length }))
        if (each.event.revision < oldest) early.push(each);
    const head = new StreamHead();
    for (const { event, place } of [...early, ...last.reverse()]) {
      head.add(event);
      this.saw(place);
    }
    this.#heads.set(stream, head);
    return head;
  }
}

type Place = Readonly<{ stream: string; revision: number; position: AllPosition; recordedAt: Instant }>;

function recordedFrom(prepared: PreparedEvent, { stream, revision, position, recordedAt }: Place): RecordedEvent {
  const { id, type, text, meta } = prepared;
  const hash = hashAt(prepared, recordedAt);
  const data: unknown = JSON.parse(text);
  return { id, type, data, meta: { ...meta, recordedAt, hash }, stream, revision, position: positionAt(position) };
}

const tooLarge = ([first]: readonly PreparedEvent[]): UnstorableEvent =>
  new UnstorableEvent(
    first?.id ?? '',
    'data',
    'is, with the rest of its append, more than the server takes at once: append fewer events, or raise its limit',
  );

const knownEvent = (event: RecordedEvent | undefined) =>
  event && { ...event, recordedAt: event.meta.recordedAt, hash: event.meta.hash };

const sameIn = (head: StreamHead, eventId: string, hash: string): readonly RecordedEvent[] => {
  const event = head.find(eventId);
  return event?.meta.hash === hash ? [event] : [];
};
