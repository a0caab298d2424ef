import type { LogPosition, RecordedEvent } from '@clientele/core';

import type { Connection } from './connection.ts';
import { failureOf, isPassing } from './failure-of.ts';
import { hearLog, isEvent } from './hearing.ts';
import { type AllPosition, comparePlaces } from './kurrent-position.ts';
import type { Reader } from './reader.ts';
import { type StoredHere, storedHere } from './recorded-event.ts';
import type { StreamNames } from './stream-names.ts';
import { timely } from './timely.ts';

type Parts = Readonly<{
  connection: Connection;
  names: StreamNames;
  reader: Reader;
  /** The log's id as the server has it now. */
  logId: () => Promise<string>;
}>;

/** The last event of the log, and the place in the server's whole log up to which there is no later one. */
type Found = Readonly<{ last: Last | undefined; upTo: AllPosition | undefined }>;
type Last = Readonly<{ event: Pick<RecordedEvent, 'id' | 'stream' | 'revision' | 'position'>; place: AllPosition }>;
type Known = Found & Readonly<{ upTo: AllPosition; logId: string; lapses: number }>;

/**
 * Where the log ends. After our last event other programs may have written millions: they are looked
 * through once, backwards, and from then on only what came since is looked at.
 */
export class LogEnd {
  readonly #parts: Parts;
  #known: Known | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Looks anew the next time: the log is not what it was. */
  forget(): void {
    this.#known = undefined;
  }

  async now(): Promise<LogPosition> {
    const { connection, logId: currentId } = this.#parts;
    const { lapses } = connection;
    // A server that was away may have come back with an older log.
    if (this.#known?.lapses !== lapses) this.forget();
    const known = this.#known;
    const [logId, found] = await Promise.all([currentId(), known === undefined ? this.#back() : this.#onwards(known)]);
    if (found === undefined || (known !== undefined && known.logId !== logId)) {
      this.forget();
      return this.now();
    }
    const { last, upTo } = found;
    if (this.#known === known) this.#known = upTo && { last, upTo, logId, lapses };
    return last === undefined ? { logId } : { logId, position: last.event.position, eventId: last.event.id };
  }

  async #back(): Promise<Found> {
    const { reader } = this.#parts;
    // In this order: whatever is written after the tail was read is looked at the next time.
    const upTo = await reader.tail();
    const last = await reader.last();
    return { last: last && lastOf(last), upTo };
  }

  /** Undefined where what is known cannot be relied on: then it is looked for from the end. */
  async #onwards(known: Known): Promise<Found | undefined> {
    const { connection } = this.#parts;
    try {
      const [isThere, found] = await Promise.all([this.#isThere(known.last), this.#after(known)]);
      return isThere ? found : undefined;
    } catch (error) {
      connection.checkOpen();
      if (!isPassing(error)) throw failureOf(error, connection.name);
      return undefined;
    }
  }

  /** Asked of its stream, which answers at once, whatever lies between in the log. */
  async #isThere(last: Last | undefined): Promise<boolean> {
    if (last === undefined) return true;
    const { stream, revision, id } = last.event;
    for await (const { event, place } of this.#parts.reader.stream(stream, {
      from: revision,
      forwards: true,
      limit: 1,
    }))
      return event.id === id && comparePlaces(place, last.place) === 0;
    return false;
  }

  async #after(known: Known): Promise<Found | undefined> {
    const { connection, names } = this.#parts;
    let { last, upTo } = known;
    const { said, leave } = hearLog(connection.client, names, upTo);
    try {
      for await (const each of timely(said, connection.patience.deadline, connection.name)) {
        if (isEvent(each)) {
          if (each.event === undefined) continue;
          const stored = storedHere(each.event, names.ofLog(each.event.streamId), connection.name);
          if (last !== undefined && comparePlaces(stored.place, last.place) <= 0) continue;
          last = lastOf(stored);
          upTo = stored.place;
        } else if (each.kind !== 'fell-behind') {
          if (each.upTo !== undefined && comparePlaces(each.upTo, upTo) > 0) upTo = each.upTo;
          if (each.kind === 'caught-up') return { last, upTo };
        }
      }
    } finally {
      leave();
    }
    // A server that goes away in good order ends the stream without a word.
    return undefined;
  }
}

/** Without its body. */
const lastOf = ({ event: { id, stream, revision, position }, place }: StoredHere): Last => ({
  event: { id, stream, revision, position },
  place,
});
