import type { Columns } from '@clientele/core';

/** What a figure says of clients now, to be looked up by anybody who can read a table. */
export type FigureTable = Readonly<{
  name: string;
  /** Raise it when the columns or their meaning change, or the policy that they are computed by. */
  version: number;
  columns: Columns;
}>;

/** What stands in the columns of a row; absent where there is nothing to say. */
export type FigureValues = Readonly<Record<string, string | number | undefined>>;

/** New rows of a figure, one a client; a client without values has none any more. */
export type FigureRows = Readonly<{
  table: FigureTable;
  rows: readonly Readonly<{ clientId: string; values: FigureValues | undefined }>[];
}>;
