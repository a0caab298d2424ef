import { ImportError } from '../import-error.ts';
import type { Table } from '../mapping/table.ts';
import { csvRows } from './csv-rows.ts';
import { fixedWidthRows } from './fixed-width-rows.ts';
import { openText } from './open-text.ts';
import type { Row, RowReader } from './row.ts';
import type { SourceFile } from './source-file.ts';

export type OpenTableOptions = Readonly<{
  signal?: AbortSignal | undefined;
  onBytes?: ((bytes: number) => void) | undefined;
}>;

/** Opens one file of a table; its rows come in pages, lazily. Throws `ImportError` for a file without header. */
export async function openTable(
  { path, name }: SourceFile,
  table: Table,
  options: OpenTableOptions = {},
): Promise<RowReader> {
  const text = openText({ path, file: name, encoding: table.encoding, ...options });
  if (table.format === 'fixed') {
    return { columns: table.columns.map((column) => column.name), rows: fixedWidthRows(text, table.columns) };
  }
  const pages = csvRows(name, text, table);
  if (table.columns !== undefined) return { columns: table.columns, rows: pages };
  const first = await pages.next();
  const [header, ...rest] = first.done === true ? [] : first.value;
  if (header === undefined)
    throw new ImportError('WRONG_HEADER', { file: name }, 'is empty: its first line must name the columns');
  const twice = header.cells.find((column, index) => column !== '' && header.cells.indexOf(column) < index);
  if (twice !== undefined)
    throw new ImportError(
      'WRONG_HEADER',
      { file: name, line: header.line, column: twice },
      'names this column twice: give each its own name',
    );
  return { columns: header.cells, rows: startingWith(rest, pages) };
}

async function* startingWith(
  first: readonly Row[],
  rest: AsyncGenerator<readonly Row[], void, undefined>,
): AsyncGenerator<readonly Row[], void, undefined> {
  yield first;
  yield* rest;
}
