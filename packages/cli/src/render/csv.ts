import { stringify } from 'csv-stringify/sync';

import type { Cell } from './table.ts';

/** Comma-separated values, fields quoted where they must be (RFC 4180). */
export const csv = (...rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => cell ?? '')),
    { record_delimiter: 'windows' },
  );
