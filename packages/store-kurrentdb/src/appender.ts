import { randomUUID } from 'node:crypto';

import {
  type Appended,
  type ExpectedRevision,
  IdConflict,
  type Instant,
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

import type { Connection } from './connection.ts';
import { deletedStream, isConflict, isDeleted, isTooLarge, NoAnswer } from './failure-of.ts';
import { KnownHeads } from './known-heads.ts';
import { type AllPosition, positionAt } from './kurrent-position.ts';
import { pause } from './pause.ts';
import type { Reader } from './reader.ts';
import type { StoredHere } from './recorded-event.ts';
import { sentEvent, type ToRecord } from './sent-event.ts';
import { Standstill } from './standstill.ts';
import { remembered, StreamHead } from './stream-head.ts';
import type { StreamNames } from './stream-names.ts';

/** An append that is to be made. */
export type Wanted = Readonly<{
  stream: string;
  events: readonly PreparedEvent[];
  expect: ExpectedRevision;
  /** Nobody has sent these ids before: what the server says that it wrote was written now. */
  newIds: boolean;
}>;

/** One append call: its mark in the metadata tells its events from those of another, and whether it was tried before. */
type Call = { readonly mark: string; readonly standstill: Standstill; isFirst: boolean };

/** So many ids are remembered over all streams, each with a third of a kilobyte. */
const mostIds = 200_000;

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
  readonly #heads = new KnownHeads(mostIds);

  constructor(connection: Connection, names: StreamNames, reader: Reader, clock: () => Instant) {
    this.#connection = connection;
    this.#names = names;
    this.#reader = reader;
    this.#clock = clock;
  }

  append(wanted: Wanted): Promise<Appended> {
    const standstill = new Standstill(this.#connection.name, wanted.stream);
    const call: Call = { mark: randomUUID(), standstill, isFirst: true };
    return this.#turns.run(wanted.stream, () =>
      this.#connection.persist(async () => {
        for (;;) {
          const appended = await this.#attempt(wanted, call);
          if (appended !== undefined) return appended;
        }
      }),
    );
  }

  /** Settles when nothing is under way any more. */
  idle(): Promise<void> {
    return this.#turns.idle();
  }

  /** Learns where a stream stands from one who read it from its start. */
  learn(stream: string, head: StreamHead): void {
    if ((this.#heads.of(stream)?.revision ?? -1) < (head.revision ?? -1)) this.#heads.keep(stream, head);
  }

  /** One try; undefined when somebody was faster and it is to be judged anew. Throws the verdict of `judgeAppend`. */
  async #attempt(wanted: Wanted, call: Call): Promise<Appended | undefined> {
    const { isFirst } = call;
    call.isFirst = false;
    const head = await this.#headFor(wanted, isFirst);
    const [repeated] = judgeAppend({ ...wanted, head: head.revision, find: (id) => head.find(id) }) ?? [];
    if (repeated !== undefined) return this.#readBack(wanted, repeated.revision, head, call);
    return this.#send(wanted, head, call, wanted.newIds && isFirst);
  }

  async #headFor(wanted: Wanted, isFirst: boolean): Promise<StreamHead> {
    const { stream, events, expect } = wanted;
    const newIds = wanted.newIds && isFirst;
    const known = this.#heads.of(stream);
    const isEnough = known !== undefined && (known.knowsRepeats || newIds);
    // A head that does not fit may be an old one: before anybody is refused, the server is asked.
    if (isEnough && isAsExpected(expect, known.revision) && !events.some(({ id }) => known.find(id))) return known;
    // Whether a new stream is there already, the server says when it refuses it.
    if (isFirst && known === undefined && expect === 'no-stream') return new StreamHead();
    // Nobody repeats new ids: the event before them is enough, and the server refuses them where it is not the last.
    const before =
      newIds && known === undefined && typeof expect === 'number' ? await this.#at(stream, expect) : undefined;
    return before ?? this.#look(wanted);
  }

  async #at(stream: string, revision: number): Promise<StreamHead | undefined> {
    const head = new StreamHead(false);
    for await (const each of this.#reader.stream(stream, { from: revision, forwards: true, limit: 1 })) head.add(each);
    return head.revision === revision ? head : undefined;
  }

  async #send(wanted: Wanted, head: StreamHead, call: Call, isOurs: boolean): Promise<Appended | undefined> {
    const { stream, events } = wanted;
    const now = this.#clock();
    let previous = head.recordedAt;
    const toRecord = events.map((event): ToRecord => {
      const recordedAt = (previous = recordTimeOf(event, now, previous));
      return { event, recordedAt, hash: hashAt(event, recordedAt) };
    });
    const sent = toRecord.map((each) => sentEvent(each, call.mark));
    const streamState = head.revision === undefined ? NO_STREAM : BigInt(head.revision);
    try {
      const { position, nextExpectedRevision } = await this.#connection.answer((client) =>
        client.appendToStream(this.#names.onServer(stream), sent, { streamState }),
      );
      const revision = Number(nextExpectedRevision);
      const [only, second] = toRecord;
      // Otherwise it may be what another wrote: the server answers a repeat as if it had been the first time. And of
      // several events it says only where the last one stands, while each needs its place: checkpoints and `seen` name it.
      if (!isOurs || only === undefined || second !== undefined || position === undefined)
        return await this.#readBack(wanted, revision - events.length + 1, head, call);
      const stored = storedOf(only, { stream, revision, place: position }, call);
      return this.#took(stream, [stored], head, call);
    } catch (error) {
      // Whatever came of it, what is remembered of the stream may be wrong now.
      this.#heads.forget(stream);
      if (isDeleted(error)) throw deletedStream(this.#connection.name, stream, error);
      if (isConflict(error)) {
        const times = call.standstill.refused(head.revision, error);
        if (times > 1) await pause(this.#connection.pauseAfter(times - 2));
        return undefined;
      }
      if (isTooLarge(error)) throw tooLarge(events);
      throw error;
    }
  }

  /** What stands where an append was made, now or before, by us or by another. Throws `IdConflict`. */
  async #readBack({ stream, events }: Wanted, from: number, head: StreamHead, call: Call): Promise<Appended> {
    const stored: StoredHere[] = [];
    for await (const each of this.#reader.stream(stream, { from, forwards: true, limit: events.length }))
      stored.push(each);
    if (stored.length < events.length) throw new NoAnswer(`what was just written to ${stream} is not there yet`);
    for (const [index, { event }] of stored.entries()) {
      const wanted = events[index];
      if (event.id !== wanted?.id)
        throw new StoreFailure(
          'STORE_DAMAGED',
          this.#connection.name,
          `${stream} holds other events than were written`,
        );
      if (hashAt(wanted, event.meta.recordedAt) !== event.meta.hash) throw new IdConflict(stream, event.id);
    }
    return this.#took(stream, stored, head, call);
  }

  #took(stream: string, stored: readonly StoredHere[], head: StreamHead, { mark }: Call): Appended {
    for (const each of stored) head.add(each);
    this.#heads.keep(stream, head);
    return appendedOf(
      stored.map(({ event }) => event),
      stored.some(({ append }) => append !== mark),
    );
  }

  /** Where a stream stands, with its last events; and those at the place that is expected, however far back. */
  async #look({ stream, expect, events }: Wanted): Promise<StreamHead> {
    const last: StoredHere[] = [];
    const back = { from: Number.MAX_SAFE_INTEGER, forwards: false, limit: remembered };
    for await (const each of this.#reader.stream(stream, back)) last.push(each);
    const oldest = last.at(-1)?.event.revision ?? 0;
    const from = expect === 'no-stream' ? 0 : typeof expect === 'number' ? expect + 1 : oldest;
    const head = new StreamHead();
    if (from < oldest)
      for await (const each of this.#reader.stream(stream, { from, forwards: true, limit: events.length }))
        if (each.event.revision < oldest) head.add(each);
    for (const each of last.reverse()) head.add(each);
    this.#heads.keep(stream, head);
    return head;
  }
}

type Place = Readonly<{ stream: string; revision: number; place: AllPosition }>;

function storedOf(recorded: ToRecord, { stream, revision, place }: Place, { mark }: Call): StoredHere {
  const { event: prepared, recordedAt, hash } = recorded;
  const { id, type, data, meta } = prepared;
  const event = { id, type, data, meta: { ...meta, recordedAt, hash }, stream, revision, position: positionAt(place) };
  return { event, place, append: mark };
}

function tooLarge([first, ...others]: readonly PreparedEvent[]): UnstorableEvent {
  const problem =
    others.length === 0
      ? 'is more than the server takes: make it shorter, or raise the limits of the server (MaxAppendSize, MaxAppendEventSize)'
      : `is, with the ${String(others.length)} others of its append, more than the server takes at once: give fewer commands or events in one call, or raise the limit of the server (MaxAppendSize)`;
  return new UnstorableEvent(first?.id ?? '', 'data', problem);
}
