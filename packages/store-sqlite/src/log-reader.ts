import { type EventFilter, type FactRow, type RecordedEvent, StoreFailure } from '@clientele/core';

import { factRowsOf } from './fact-rows-of.ts';
import {
  joinedColumnCount,
  joinedColumns,
  joinedEnvelopes,
  type JoinedPage,
  joinedPage,
  jsonList,
  typeIn,
} from './joined-rows.ts';
import type { LogFile } from './log-file.ts';
import { recordedEventsOf } from './recorded-events-of.ts';
import { Row } from './row.ts';
import { conditionOf, logRows, type RowSource } from './row-source.ts';
import type { SqliteStatement } from './sqlite-driver.ts';
import { storeClosed } from './store-closed.ts';
import { type StreamName, StreamNames } from './stream-names.ts';
import type { TypeKeys } from './type-keys.ts';

/** What was read, and how large its bodies were. */
export type Read<T> = Readonly<{ rows: readonly T[]; bytes: number }>;

/** A page to be read: the query of its one row, and how that row is taken apart. */
export type Page<T> = Readonly<{ query: RowSource; takeApart: (row: Row) => T }>;

/** What folds see of a page, the hashes of all its events, and the id of the last of them. */
export type FactPage = Read<FactRow> & { readonly hashes: Buffer; readonly lastId: string };

/** Reads pages of the log, each in one statement: no transaction stays open between two pages. */
export class LogReader {
  readonly #file: LogFile;
  readonly #types: TypeKeys;
  readonly #names: StreamNames;
  readonly #end: SqliteStatement;
  readonly #idAt: SqliteStatement;
  readonly #statements = new Map<string, SqliteStatement>();
  #closed = false;

  constructor(file: LogFile, types: TypeKeys) {
    this.#file = file;
    this.#types = types;
    this.#names = new StreamNames(file.connection);
    this.#end = file.connection.prepare('SELECT max(position) FROM events').raw();
    this.#idAt = file.connection.prepare('SELECT id FROM events WHERE position = ?').raw();
  }

  /** The last position; 0 for an empty log. */
  end(): number {
    return new Row(this.#end.all()[0]).optionalNumber(0) ?? 0;
  }

  /** The id of the event at a position, 32 hexadecimal digits; empty when there is none. */
  idAt(position: number): string {
    return new Row(this.#idAt.all([position])[0]).bytes(0).toString('hex');
  }

  /** A page of whole events, of so many rows at most. */
  events(source: RowSource, atMost: number): Page<Read<RecordedEvent>> {
    const [columns, envelopes] = [joinedColumns(atMost), joinedEnvelopes(atMost)];
    return {
      query: {
        sql: `SELECT ${columns.sql}, ${envelopes.sql} FROM ${source.sql}`,
        parameters: [...columns.parameters, ...envelopes.parameters, ...source.parameters],
      },
      takeApart: (row) => {
        const page = this.#page(row, source);
        const rows = recordedEventsOf(page, row, this.#namesIn(page, source), this.#typesIn(page, source));
        return { rows: rows ?? this.#damaged(source), bytes: page.bytes };
      },
    };
  }

  /** A page of what folds see of the events of a stretch that pass the filter, with the hashes of all. */
  facts(after: number, upTo: number, filter: EventFilter): Page<FactPage> {
    const source = logRows(after, upTo, true);
    const columns = joinedColumns(upTo - after, conditionOf(filter));
    return {
      query: {
        sql: `SELECT ${columns.sql}, (SELECT id FROM events WHERE position = ?) FROM ${source.sql}`,
        parameters: [...columns.parameters, upTo, ...source.parameters],
      },
      takeApart: (row) => {
        const page = this.#page(row, source);
        const rows = factRowsOf(page, this.#namesIn(page, source), this.#typesIn(page, source));
        return { rows, bytes: page.bytes, hashes: page.hashes, lastId: row.bytes(joinedColumnCount).toString('hex') };
      },
    };
  }

  /**
   * Takes a page apart, having read its row where that was not done elsewhere. Throws `StoreFailure`
   * when it is damaged, and SQLite's own error when it `isTooBig` to be read at once.
   */
  read<T>({ query, takeApart }: Page<T>, row?: Row): T {
    // The driver ends the process over a statement of a closed connection, and no catch helps.
    if (this.#closed) throw storeClosed(this.#file.path);
    return takeApart(row ?? this.#row(query));
  }

  /** The connection is about to be closed. */
  close(): void {
    this.#closed = true;
  }

  #row({ sql, parameters }: RowSource): Row {
    const statement = this.#statements.get(sql) ?? this.#file.connection.prepare(sql).raw();
    this.#statements.set(sql, statement);
    return new Row(statement.all(parameters)[0]);
  }

  #page(row: Row, source: RowSource): JoinedPage {
    return joinedPage(row) ?? this.#damaged(source);
  }

  #namesIn({ integers }: JoinedPage, source: RowSource): readonly StreamName[] {
    return this.#names.of(integers.stream) ?? this.#damaged(source);
  }

  #typesIn({ integers }: JoinedPage, source: RowSource): readonly string[] {
    return integers.kind.map((kind) => this.#types.nameOf(typeIn(kind)) ?? this.#damaged(source));
  }

  /** Looks for the row that cannot be read, and names it. */
  #damaged({ sql, parameters }: RowSource): never {
    const { path, connection } = this.#file;
    const rows = connection
      .prepare(`SELECT stream, revision, type, cast(data AS BLOB), cast(meta AS BLOB) FROM ${sql}`)
      .raw()
      .all(parameters)
      .map((line) => new Row(line));
    const clientOf = (row: Row) => this.#names.of([row.number(0)])?.[0]?.clientId;
    const bad = rows.find(
      (row) =>
        clientOf(row) === undefined ||
        this.#types.nameOf(row.number(2)) === undefined ||
        ![3, 4].every((text) => isOneValue(row.bytes(text))),
    );
    const where = bad === undefined ? 'an event' : `event ${clientOf(bad) ?? '?'}@${String(bad.number(1))}`;
    throw new StoreFailure(
      'STORE_DAMAGED',
      path,
      `${path} is damaged: ${where} cannot be read; restore the file from a backup`,
    );
  }
}

const isOneValue = (text: Buffer): boolean =>
  jsonList(Buffer.concat([Buffer.from('['), text, Buffer.from(']')]))?.length === 1;
