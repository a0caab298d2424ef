import { type ColumnArrays, type Columns, grown, type RowValues } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import type { FactTable } from './fact-table.ts';

/** Where a row comes from: its client, its event, and when on both clocks. */
export type RowOrigin = Readonly<{
  client: number;
  /** Revision of the event that the row is about (a correction keeps that of the event corrected). */
  revision: number;
  /** Revision of the event that recorded the row: the event itself, or its correction. */
  recordedBy: number;
  occurredAt: number;
  recordedAt: number;
  imported: boolean;
}>;

type Column = {
  readonly name: string;
  readonly text: boolean;
  array: Int32Array | Float64Array;
  /** The text that was written last and its code: one in two is the same again, and need not be looked up. */
  last: string | undefined;
  code: number;
};

/** The rows of one table, column by column, append-only. Read the arrays up to `length`. */
export class FactRows<C extends Columns = Columns> {
  readonly table: FactTable<string, C>;
  /** Code of the client in `facts.clients`. */
  client = new Int32Array(0);
  revision = new Int32Array(0);
  recordedBy = new Int32Array(0);
  /** 1 for a fact imported from elsewhere. */
  imported = new Int32Array(0);
  occurredAt = new Float64Array(0);
  recordedAt = new Float64Array(0);
  length = 0;
  #capacity = 0;
  #arrays: ColumnArrays<C>;
  readonly #columns: readonly Column[];
  readonly #texts: Dictionary;

  constructor(table: FactTable<string, C>, texts: Dictionary) {
    this.table = table;
    this.#texts = texts;
    this.#columns = Object.entries(table.columns).map(([name, kind]) => ({
      name,
      text: kind === 'text',
      array: kind === 'text' ? new Int32Array(0) : new Float64Array(0),
      last: undefined,
      code: 0,
    }));
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
    this.recordedBy[row] = origin.recordedBy;
    this.imported[row] = origin.imported ? 1 : 0;
    this.occurredAt[row] = origin.occurredAt;
    this.recordedAt[row] = origin.recordedAt;
    for (const column of this.#columns) {
      const value = values[column.name];
      column.array[row] = column.text
        ? value === undefined
          ? 0
          : this.#codeOf(column, value as string)
        : ((value as number | undefined) ?? NaN);
    }
  }

  /** One row with its texts, for a reader of few rows; loops over many read the columns. */
  values(row: number): RowValues<C> {
    const values: Record<string, string | number | undefined> = {};
    for (const { name, text, array } of this.#columns) {
      const held = array[row];
      if (held === undefined || Number.isNaN(held)) continue;
      values[name] = text ? this.#texts.textOf(held) : held;
    }
    return values as RowValues<C>;
  }

  /** All arrays cut to length, in a fixed order: what a snapshot keeps and `adopt` takes back. */
  arrays(): readonly (Int32Array | Float64Array)[] {
    const { client, revision, recordedBy, imported, occurredAt, recordedAt } = this;
    const own = this.#columns.map(({ array }) => array);
    return [client, revision, recordedBy, imported, occurredAt, recordedAt, ...own].map((a) =>
      a.subarray(0, this.length),
    );
  }

  /** Takes over the arrays of a snapshot, read one by one in the order of `arrays`. */
  adopt(length: number, take: { text(): Int32Array<ArrayBuffer>; number(): Float64Array<ArrayBuffer> }): void {
    this.client = take.text();
    this.revision = take.text();
    this.recordedBy = take.text();
    this.imported = take.text();
    this.occurredAt = take.number();
    this.recordedAt = take.number();
    for (const column of this.#columns) column.array = column.text ? take.text() : take.number();
    this.#arrays = this.#byName();
    this.length = length;
    this.#capacity = length;
  }

  #codeOf(column: Column, text: string): number {
    if (text !== column.last) {
      column.last = text;
      column.code = this.#texts.codeOf(text);
    }
    return column.code;
  }

  #reserve(least: number): void {
    const capacity = Math.max(16, least);
    this.client = grown(this.client, capacity);
    this.revision = grown(this.revision, capacity);
    this.recordedBy = grown(this.recordedBy, capacity);
    this.imported = grown(this.imported, capacity);
    this.occurredAt = grown(this.occurredAt, capacity);
    this.recordedAt = grown(this.recordedAt, capacity);
    for (const column of this.#columns) column.array = grown(column.array, capacity);
    this.#arrays = this.#byName();
    this.#capacity = capacity;
  }

  #byName(): ColumnArrays<C> {
    return Object.fromEntries(this.#columns.map(({ name, array }) => [name, array])) as ColumnArrays<C>;
  }
}
