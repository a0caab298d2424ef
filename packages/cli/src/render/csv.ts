import { stringify } from 'csv-stringify/sync';

import type { Cell } from './table.ts';

/** Comma-separated values with a head, fields quoted where they must be (RFC 4180). */
export const csv = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify([[...head], ...rows.map((row) => row.map((cell) => cell ?? ''))], { record_delimiter: 'windows' });
