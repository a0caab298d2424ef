import { type ColumnArrays, type Columns, grown, type RowValues } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import type { FactTable } from './fact-table.ts';
import type { Learned } from './learned.ts';

/** Where a row comes from: its client, its event, and when on both clocks. */
export type RowOrigin = Readonly<{
  client: number;
  /** Revision of the event that the row is about (a correction keeps that of the event corrected). */
  revision: number;
  /** Revision of the event that recorded the row: the event itself, or its correction. */
  recordedBy: number;
  occurredAt: number;
  recordedAt: number;
}>;

type TextColumn = { readonly name: string; array: Int32Array; used: boolean };
type NumberColumn = { readonly name: string; array: Float64Array };

/** What a snapshot keeps of a table besides its arrays. */
export type RowsState = Readonly<{
  length: number;
  /** The text columns that hold anything: of the others there is no array. */
  used: readonly string[];
  /** The rows that a correction recorded, with its revision. */
  corrected: readonly (readonly [row: number, recordedBy: number])[];
}>;

/** Gives the arrays of a snapshot, one by one. */
export type TakeArrays = Readonly<{
  text(length: number): Int32Array<ArrayBuffer>;
  number(length: number): Float64Array<ArrayBuffer>;
}>;

/** The rows of one table, column by column, append-only. Read the arrays up to `length`. */
export class FactRows<C extends Columns = Columns> {
  readonly table: FactTable<string, C>;
  /** Code of the client in `facts.clients`. */
  client = new Int32Array(0);
  revision = new Int32Array(0);
  occurredAt = new Float64Array(0);
  recordedAt = new Float64Array(0);
  length = 0;
  #corrected = new Map<number, number>();
  #capacity = 0;
  #arrays: ColumnArrays<C>;
  // By kind, so that each loop that writes them meets one kind of array.
  #textColumns: readonly TextColumn[];
  #numberColumns: readonly NumberColumn[];
  readonly #texts: Dictionary;

  constructor(table: FactTable<string, C>, texts: Dictionary) {
    this.table = table;
    this.#texts = texts;
    const named = (kind: string) => Object.keys(table.columns).filter((name) => table.columns[name] === kind);
    this.#textColumns = named('text').map((name) => ({ name, array: new Int32Array(0), used: false }));
    this.#numberColumns = named('number').map((name) => ({ name, array: new Float64Array(0) }));
    this.#arrays = this.#byName();
    this.#reserve(16);
  }

  /** The table's own columns: codes of `facts.texts` for texts, numbers as they are. Take them anew after an append. */
  get columns(): ColumnArrays<C> {
    return this.#arrays;
  }

  add(origin: RowOrigin, values: RowValues<C>): void {
    if (this.length === this.#capacity) this.#reserve(this.#capacity * 2);
    const row = this.length++;
    this.client[row] = origin.client;
    this.revision[row] = origin.revision;
    this.occurredAt[row] = origin.occurredAt;
    this.recordedAt[row] = origin.recordedAt;
    if (origin.recordedBy !== origin.revision) this.#corrected.set(row, origin.recordedBy);
    const held: Readonly<Record<string, unknown>> = values;
    for (const column of this.#textColumns) {
      const value = held[column.name];
      // Zero, which is absent, stands there already: memory that nobody touches costs nothing.
      if (value === undefined) continue;
      if (typeof value !== 'string') throw notA('text', column.name, value);
      column.array[row] = this.#texts.codeOf(value);
      column.used = true;
    }
    for (const { name, array } of this.#numberColumns) {
      const value = held[name];
      if (value !== undefined && typeof value !== 'number') throw notA('number', name, value);
      array[row] = value ?? NaN;
    }
  }

  /** Adds the rows of another table of the kind: `clients` and `texts` give codes here for those there, client 0 leaves a row out. */
  addAll(other: FactRows<C>, clients: Int32Array, texts: Int32Array): void {
    if (this.#capacity < this.length + other.length) this.#reserve(this.length + other.length);
    for (let from = 0; from < other.length; from++) {
      const client = clients[other.client[from] ?? 0] ?? 0;
      if (client === 0) continue;
      const row = this.length++;
      this.client[row] = client;
      this.revision[row] = other.revision[from] ?? 0;
      this.occurredAt[row] = other.occurredAt[from] ?? 0;
      this.recordedAt[row] = other.recordedAt[from] ?? 0;
      const recordedBy = other.#corrected.get(from);
      if (recordedBy !== undefined) this.#corrected.set(row, recordedBy);
      for (const [index, column] of this.#textColumns.entries()) {
        const code = texts[other.#textColumns[index]?.array[from] ?? 0] ?? 0;
        column.array[row] = code;
        if (code !== 0) column.used = true;
      }
      for (const [index, { array }] of this.#numberColumns.entries())
        array[row] = other.#numberColumns[index]?.array[from] ?? NaN;
    }
  }

  /** Takes back the last rows as long as they are of one event: of an event there are all rows or none. */
  takeBack({ client, revision, recordedBy }: RowOrigin): void {
    const before = this.length;
    while (this.length > 0) {
      const row = this.length - 1;
      if (this.client[row] !== client || this.revision[row] !== revision || this.recordedBy(row) !== recordedBy) break;
      this.#corrected.delete(row);
      this.length = row;
    }
    for (const { array } of this.#textColumns) array.fill(0, this.length, before);
  }

  /** The same rows, to be read only, as one saw them who learned of some later than they were recorded. */
  learned({ learnedAt }: Learned): FactRows<C> {
    const seen = new FactRows(this.table, this.#texts);
    seen.client = this.client;
    seen.revision = this.revision;
    seen.occurredAt = this.occurredAt;
    seen.recordedAt = this.recordedAt.slice(0, this.length);
    seen.length = this.length;
    seen.#corrected = this.#corrected;
    seen.#textColumns = this.#textColumns;
    seen.#numberColumns = this.#numberColumns;
    seen.#arrays = this.#arrays;
    for (let row = 0; row < this.length; row++) {
      const at = learnedAt(this.client[row] ?? 0, this.recordedBy(row));
      if (at !== undefined) seen.recordedAt[row] = at;
    }
    return seen;
  }

  /** Revision of the event that recorded a row: the event itself, or its correction. */
  recordedBy(row: number): number {
    return this.#corrected.get(row) ?? this.revision[row] ?? 0;
  }

  /** Where a row comes from. */
  origin(row: number): RowOrigin {
    const [client = 0, revision = 0] = [this.client[row], this.revision[row]];
    const [occurredAt = 0, recordedAt = 0] = [this.occurredAt[row], this.recordedAt[row]];
    return { client, revision, recordedBy: this.recordedBy(row), occurredAt, recordedAt };
  }

  /** One row with its texts, for a reader of few rows; loops over many read the columns. */
  values(row: number): RowValues<C> {
    const values: Record<string, string | number | undefined> = {};
    for (const { name, array } of this.#textColumns) values[name] = this.#texts.textOf(array[row] ?? 0);
    for (const { name, array } of this.#numberColumns) if (!Number.isNaN(array[row])) values[name] = array[row];
    return values as RowValues<C>;
  }

  /** What a snapshot keeps and `adopt` takes back, with the arrays cut to length in a fixed order. */
  state(): RowsState & { readonly arrays: readonly (Int32Array | Float64Array)[] } {
    const used = this.#textColumns.filter((column) => column.used);
    const arrays = [
      this.client,
      this.revision,
      this.occurredAt,
      this.recordedAt,
      ...[...used, ...this.#numberColumns].map(({ array }) => array),
    ];
    return {
      length: this.length,
      used: used.map(({ name }) => name),
      corrected: [...this.#corrected],
      arrays: arrays.map((array) => array.subarray(0, this.length)),
    };
  }

  /** Takes over a snapshot. */
  adopt({ length, used, corrected }: RowsState, take: TakeArrays): void {
    this.client = take.text(length);
    this.revision = take.text(length);
    this.occurredAt = take.number(length);
    this.recordedAt = take.number(length);
    for (const column of this.#textColumns) {
      column.used = used.includes(column.name);
      column.array = column.used ? take.text(length) : new Int32Array(length);
    }
    for (const column of this.#numberColumns) column.array = take.number(length);
    for (const [row, recordedBy] of corrected) this.#corrected.set(row, recordedBy);
    this.#arrays = this.#byName();
    this.length = length;
    this.#capacity = length;
  }

  #reserve(least: number): void {
    const capacity = Math.max(16, least);
    this.client = grown(this.client, capacity);
    this.revision = grown(this.revision, capacity);
    this.occurredAt = grown(this.occurredAt, capacity);
    this.recordedAt = grown(this.recordedAt, capacity);
    for (const column of this.#textColumns)
      column.array = column.used ? grown(column.array, capacity) : new Int32Array(capacity);
    for (const column of this.#numberColumns) column.array = grown(column.array, capacity);
    this.#arrays = this.#byName();
    this.#capacity = capacity;
  }

  #byName(): ColumnArrays<C> {
    const columns = [...this.#textColumns, ...this.#numberColumns];
    return Object.fromEntries(columns.map(({ name, array }) => [name, array])) as ColumnArrays<C>;
  }
}

/** A body that is damaged gave a fold something else than its schema promises: counted, it would falsify the sum in silence. */
const notA = (kind: string, column: string, value: unknown): TypeError =>
  new TypeError(`${column} is a ${kind}, and the event gives ${JSON.stringify(value)}`);
