import {
  type Appended,
  type ExpectedRevision,
  type Instant,
  instantOf,
  type RecordedEvent,
  StoreFailure,
} from '@clientele/core';
import {
  appendedOf,
  hashAt,
  isAsExpected,
  judgeAppend,
  type KnownEvent,
  positionAt,
  type PreparedEvent,
  recordTimeOf,
} from '@clientele/core/event-store';

import { idBytes } from './event-bytes.ts';
import type { LogFile } from './log-file.ts';
import { Row } from './row.ts';
import type { SqliteStatement } from './sqlite-driver.ts';
import { isDuplicate, sqliteCode } from './sqlite-failure.ts';
import { type StreamHead, StreamHeads } from './stream-heads.ts';
import type { TypeKeys } from './type-keys.ts';

/** An append that waits for its turn. */
export type Wanted = Readonly<{ stream: string; events: readonly PreparedEvent[]; expect: ExpectedRevision }>;

/** Writes appends, one by one, inside a transaction that somebody else begins and commits. */
export class EventWriter {
  readonly #file: LogFile;
  readonly #types: TypeKeys;
  readonly #heads: StreamHeads;
  readonly #insert: SqliteStatement;
  readonly #undo: SqliteStatement;
  readonly #undoStream: SqliteStatement;
  readonly #find: SqliteStatement;

  constructor(file: LogFile, types: TypeKeys) {
    const { connection } = file;
    this.#file = file;
    this.#types = types;
    this.#heads = new StreamHeads(connection);
    this.#insert = connection.prepare(
      `INSERT INTO events (stream, revision, type, version, imported, occurred, recorded, id, hash, data, meta)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#undo = connection.prepare('DELETE FROM events WHERE position >= ?');
    this.#undoStream = connection.prepare('DELETE FROM streams WHERE key = ?');
    this.#find = connection
      .prepare(
        `SELECT cast(s.name AS BLOB), e.revision, e.position, e.recorded, e.hash FROM events e JOIN streams s ON s.key = e.stream
         WHERE e.id = ?`,
      )
      .raw();
  }

  /** Others have written, or a transaction was rolled back: what is remembered of the file may be wrong. */
  forget(): void {
    this.#heads.forget();
    this.#types.forget();
  }

  /**
   * Writes one event to a stream that is remembered: the insert is a transaction by itself, and the
   * unique indexes tell when another process was faster. Undefined when it takes more than that.
   */
  writeAlone(wanted: Wanted, now: Instant): Appended | undefined {
    const head = this.#heads.remembered(wanted.stream);
    const [event, second] = wanted.events;
    if (head?.key === undefined || event === undefined || second !== undefined) return undefined;
    if (!isAsExpected(wanted.expect, head.revision) || !this.#types.remembers(event.type)) return undefined;
    const written = this.#insertAll(wanted, head, now);
    return written && appendedOf(written, false);
  }

  /** Throws a conflict without a trace in the transaction, so that a loser does not undo the others. */
  write(wanted: Wanted, now: Instant): Appended {
    const head = this.#heads.of(wanted.stream);
    // Insert first and ask afterwards: looking for each id beforehand costs a fifth of the time.
    const written = isAsExpected(wanted.expect, head.revision) ? this.#insertAll(wanted, head, now) : undefined;
    if (written !== undefined) return appendedOf(written, false);
    const known = judgeAppend({ ...wanted, head: head.revision, find: (id) => this.#known(id) });
    if (known !== undefined)
      return appendedOf(
        wanted.events.flatMap((event, index) => recordedAgain(event, known[index])),
        true,
      );
    const message = `${this.#file.path} is damaged: stream ${wanted.stream} cannot go on after revision ${String(head.revision)}`;
    throw new StoreFailure('STORE_DAMAGED', this.#file.path, message);
  }

  /** The events as written; undefined, with nothing left behind, when one of their ids is taken. */
  #insertAll({ stream, events }: Wanted, head: StreamHead, now: Instant): readonly RecordedEvent[] | undefined {
    const key = head.key ?? this.#heads.add(stream, events[0]?.meta.clientId ?? '');
    const written: RecordedEvent[] = [];
    let { revision = -1, recordedAt } = head;
    try {
      for (const event of events) {
        revision += 1;
        recordedAt = recordTimeOf(event, now, recordedAt);
        written.push(this.#insertOne(event, { stream, key, revision, recordedAt }));
      }
    } catch (error) {
      const duplicate = isDuplicate(error);
      // Any other error of SQLite ends the whole transaction.
      if (!duplicate && sqliteCode(error) !== '') throw error;
      const [first] = written;
      if (first !== undefined) this.#undo.run([Number(first.position)]);
      if (head.key === undefined) this.#undoStream.run([key]);
      if (duplicate) return undefined;
      throw error;
    }
    this.#heads.keep(stream, { key, revision, recordedAt });
    return written;
  }

  #insertOne(
    event: PreparedEvent,
    place: Readonly<{ stream: string; key: number; revision: number; recordedAt: Instant }>,
  ): RecordedEvent {
    const { schemaVersion, clientId: _, occurredAt, imported, ...rest } = event.meta;
    const { stream, key, revision, recordedAt } = place;
    const hash = hashAt(event, recordedAt);
    const { lastInsertRowid } = this.#insert.run([
      key,
      revision,
      this.#types.keyFor(event.type),
      schemaVersion,
      imported === true ? 1 : 0,
      Date.parse(occurredAt),
      Date.parse(recordedAt),
      idBytes(event.id),
      Buffer.from(hash, 'hex'),
      event.text,
      JSON.stringify(rest),
    ]);
    return recorded(event, { stream, revision, recordedAt, hash, position: positionAt(Number(lastInsertRowid)) });
  }

  #known(id: string): KnownEvent | undefined {
    const [found] = this.#find.all([idBytes(id)]);
    if (found === undefined) return undefined;
    const row = new Row(found);
    return {
      stream: row.text(0) ?? '',
      revision: row.number(1),
      position: positionAt(row.number(2)),
      recordedAt: instantOf(row.number(3)),
      hash: row.bytes(4).toString('hex'),
    };
  }
}

function recorded({ id, type, data, meta }: PreparedEvent, known: KnownEvent): RecordedEvent {
  const { stream, revision, position, recordedAt, hash } = known;
  return { id, type, data, meta: { ...meta, recordedAt, hash }, stream, revision, position };
}

const recordedAgain = (event: PreparedEvent, known: KnownEvent | undefined): readonly RecordedEvent[] =>
  known === undefined ? [] : [recorded(event, known)];
