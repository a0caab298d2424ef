/** A row of a table as it was read: its cells in the order of the columns, and the line on which it begins. */
export type Row = Readonly<{ line: number; cells: readonly string[] }>;

/** The rows of one file, and the names of their columns. */
export type RowReader = Readonly<{ columns: readonly string[]; rows: AsyncIterable<readonly Row[]> }>;
