import { ImportError } from '../import-error.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { openTable } from '../reading/open-table.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { compileText } from './compile-value.ts';
import type { Cell, Scope } from './scope.ts';

type Found = { readonly file: number; readonly line: number; readonly cells: readonly string[]; used: boolean };
type Lookup = Readonly<{ columns: readonly string[]; rows: ReadonlyMap<string, Found> }>;

/** A row of a table to look up in, and whether any row looked it up. */
export type LookupRow = Readonly<{ table: string; key: string; file: number; line: number; used: boolean }>;

/** The tables that others look up in, held in memory. */
export class Lookups {
  readonly #tables: ReadonlyMap<string, Lookup>;
  readonly #mapping: Mapping;

  private constructor(mapping: Mapping, tables: ReadonlyMap<string, Lookup>) {
    this.#mapping = mapping;
    this.#tables = tables;
  }

  /** Reads them. Throws `ImportError` for a missing key column and for a key that comes twice. */
  static async load(mapping: Mapping, files: readonly SourceFile[], signal?: AbortSignal): Promise<Lookups> {
    const tables = new Map<string, Lookup>();
    for (const [index, file] of files.entries()) {
      const table = mapping.tables[file.table];
      if (table?.lookup === undefined) continue;
      const { columns, rows } = await openTable(file, table, { signal });
      const key = columns.indexOf(table.lookup.key);
      if (key < 0)
        throw new ImportError(
          'WRONG_HEADER',
          { file: file.name },
          `has no column "${table.lookup.key}", which the mapping looks up by`,
        );
      const byKey = new Map<string, Found>(tables.get(file.table)?.rows);
      for await (const page of rows)
        for (const { line, cells } of page) {
          const value = cells[key] ?? '';
          const place = { file: file.name, line, column: table.lookup.key, value };
          if (byKey.has(value))
            throw new ImportError(
              'KEY_TWICE',
              place,
              'stands in an earlier row too: a table to look up in has each key once',
            );
          byKey.set(value, { file: index, line, cells, used: false });
        }
      tables.set(file.table, { columns, rows: byKey });
    }
    return new Lookups(mapping, tables);
  }

  /** Every row of the tables, in the order in which they were read. */
  *rows(): Iterable<LookupRow> {
    for (const [table, { rows }] of this.#tables)
      for (const [key, { file, line, used }] of rows) yield { table, key, file, line, used };
  }

  /** The cell that `table.column` means for a row of the scope's table; undefined for no such table. */
  cellOf(column: string, scope: Scope): Cell | undefined {
    const dot = column.indexOf('.');
    const name = column.slice(0, Math.max(0, dot));
    const table = this.#tables.get(name);
    const by = this.#mapping.tables[name]?.lookup?.by;
    if (table === undefined || by === undefined) return undefined;
    const index = table.columns.indexOf(column.slice(dot + 1));
    if (index < 0) return undefined;
    const keyOf = compileText(by, scope);
    const empty = new Set(this.#mapping.tables[name]?.empty);
    return (cells) => {
      const key = keyOf(cells);
      if (key === undefined) return '';
      const row = table.rows.get(key);
      if (row === undefined) scope.onMissing?.(name, key);
      else row.used = true;
      const text = row?.cells[index] ?? '';
      return empty.has(text) ? '' : text;
    };
  }
}
