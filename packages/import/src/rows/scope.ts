import { ImportError } from '../import-error.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Table } from '../mapping/table.ts';
import type { Lookups } from './lookups.ts';

/** The text of one cell of a row; empty where there is none. */
export type Cell = (cells: readonly string[]) => string;

/** What compiling a mapping for one file needs to know: where its columns are, and what else may be named. */
export type Scope = Readonly<{
  mapping: Mapping;
  table: Table;
  /** Name of the file, for messages. */
  file: string;
  /** A column of the table, or `table.column` of a table to look up in. Throws `ImportError` when it is not there. */
  cell: (column: string) => Cell;
  /** Told that a row looked for something that the other table does not have. */
  onMissing?: ((table: string, key: string) => void) | undefined;
  /** Told that a name was mended. */
  onMended?: ((from: string, to: string) => void) | undefined;
}>;

type ScopeOptions = Omit<Scope, 'cell'> & Readonly<{ columns: readonly string[]; lookups: Lookups }>;

/** The scope of a file with these columns. */
export function scopeOf({ columns, lookups, ...rest }: ScopeOptions): Scope {
  const { table, file } = rest;
  const empty = new Set(table.empty);
  const own = (column: string): Cell | undefined => {
    const index = columns.indexOf(column);
    if (index < 0) return undefined;
    return (cells) => {
      const text = cells[index] ?? '';
      return empty.has(text) ? '' : text;
    };
  };
  const scope: Scope = {
    ...rest,
    cell: (column) => {
      const found = own(column) ?? lookups.cellOf(column, scope);
      if (found) return found;
      throw new ImportError(
        'WRONG_HEADER',
        { file },
        `has no column "${column}", which the mapping names; it has ${columns.join(', ')}`,
      );
    },
  };
  return scope;
}
