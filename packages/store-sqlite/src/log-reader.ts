import { type EventFilter, type FactRow, type RecordedEvent, StoreFailure } from '@clientele/core';

import { factRowsOf } from './fact-rows-of.ts';
import { joinedColumns, joinedEnvelopes, type JoinedPage, joinedPage, jsonList } from './joined-rows.ts';
import type { LogFile } from './log-file.ts';
import { recordedEventsOf } from './recorded-events-of.ts';
import { Row } from './row.ts';
import { conditionOf, logRows, type RowSource } from './row-source.ts';
import type { SqliteStatement } from './sqlite-driver.ts';
import { StreamNames } from './stream-names.ts';
import type { TypeKeys } from './type-keys.ts';

/** What was read, and how large its bodies were. */
export type Read<T> = Readonly<{ rows: readonly T[]; bytes: number }>;

/** Reads pages of the log, each in one statement: no transaction stays open between two pages. */
export class LogReader {
  readonly #file: LogFile;
  readonly #types: TypeKeys;
  readonly #names: StreamNames;
  readonly #end: SqliteStatement;
  readonly #idAt: SqliteStatement;
  readonly #statements = new Map<string, SqliteStatement>();

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

  /** Whole events. */
  events(source: RowSource): Read<RecordedEvent> {
    const row = this.#row(`${joinedColumns()}, ${joinedEnvelopes}`, source);
    const page = this.#page(row, source);
    const names = this.#names.of(page.integers.stream);
    const rows = recordedEventsOf(page, row, names, (key) => this.#types.nameOf(key));
    return { rows: rows ?? this.#damaged(source), bytes: page.bytes };
  }

  /** What folds see of the events of a stretch that pass the filter, and the hashes of all, in one reading. */
  facts(after: number, upTo: number, filter: EventFilter): Read<FactRow> & { readonly hashes: Buffer } {
    const source = logRows(after, upTo, true);
    const condition = conditionOf(filter);
    const page = this.#page(this.#row(joinedColumns(condition?.sql), source, condition?.parameters), source);
    const names = this.#names.of(page.integers.stream);
    const rows = factRowsOf(page, names, (key) => this.#types.nameOf(key));
    return { rows, bytes: page.bytes, hashes: page.hashes };
  }

  #row(columns: string, { sql, parameters }: RowSource, before: RowSource['parameters'] = []): Row {
    const text = `SELECT ${columns} FROM ${sql}`;
    const statement = this.#statements.get(text) ?? this.#file.connection.prepare(text).raw();
    this.#statements.set(text, statement);
    return new Row(statement.all([...before, ...parameters])[0]);
  }

  #page(row: Row, source: RowSource): JoinedPage {
    return joinedPage(row) ?? this.#damaged(source);
  }

  /** Looks for the row whose texts are no JSON, and names it. */
  #damaged({ sql, parameters }: RowSource): never {
    const { path, connection } = this.#file;
    const rows = connection
      .prepare(`SELECT stream, revision, cast(data AS BLOB), cast(meta AS BLOB) FROM ${sql}`)
      .raw()
      .all(parameters)
      .map((line) => new Row(line));
    const bad = rows.find((row) => ![2, 3].every((text) => isOneValue(row.bytes(text))));
    const where =
      bad === undefined ? 'an event' : `event ${String(this.#names.of([bad.number(0)])[0]?.clientId)}@${bad.text(1)}`;
    throw new StoreFailure(
      'STORE_DAMAGED',
      path,
      `${path} is damaged: ${where} cannot be read; restore the file from a backup`,
    );
  }
}

const isOneValue = (text: Buffer): boolean =>
  jsonList(Buffer.concat([Buffer.from('['), text, Buffer.from(']')]))?.length === 1;
