import { type ClientIndex, indexByClient } from './client-index.ts';
import type { Columns } from './columns.ts';
import type { Corrections } from './corrections.ts';
import type { FactRows } from './fact-rows.ts';
import type { Moment } from './moment.ts';

/** Rows with their index by client and the record time from which each was superseded by a correction. */
export type IndexedRows<C extends Columns = Columns> = ClientIndex &
  Readonly<{
    rows: FactRows<C>;
    /** Infinity for a row that nothing corrected. */
    supersededAt: Float64Array;
    length: number;
    clients: number;
    corrections: number;
  }>;

export function indexRows<C extends Columns>(
  rows: FactRows<C>,
  clients: number,
  corrections: Corrections,
): IndexedRows<C> {
  const plain: FactRows = rows;
  const index = indexByClient(plain, clients);
  return {
    ...index,
    rows,
    supersededAt: corrections.supersededAt(plain, index),
    length: rows.length,
    clients,
    corrections: corrections.count,
  };
}

/** Whether a row counts: it had happened before `at`, was recorded before `knownAt`, and not corrected by then. */
export function counts({ rows, supersededAt }: IndexedRows, row: number, { at, knownAt }: Moment): boolean {
  return (
    (rows.occurredAt[row] ?? Infinity) < at &&
    (rows.recordedAt[row] ?? Infinity) < knownAt &&
    !((supersededAt[row] ?? Infinity) < knownAt)
  );
}

/** The rows of one client that count at a moment, in the order in which they happened. */
export function rowsOf(indexed: IndexedRows, client: number, moment: Moment): number[] {
  const selected: number[] = [];
  for (let i = indexed.start[client] ?? 0; i < (indexed.start[client + 1] ?? 0); i++) {
    const row = indexed.order[i] ?? 0;
    if (counts(indexed, row, moment)) selected.push(row);
  }
  return selected;
}
