import type { FactRows } from './fact-rows.ts';

/** Rows grouped by client and ordered by (occurredAt, revision, correction) within each. */
export type ClientIndex = Readonly<{
  /** Row numbers; those of client c stand from `start[c]` to `start[c + 1]`. */
  order: Int32Array;
  start: Int32Array;
}>;

/** Groups the rows by client with a counting sort, then orders each client's few rows: no row ever moves. */
export function indexByClient(rows: FactRows, clients: number): ClientIndex {
  const { client, length } = rows;
  const start = new Int32Array(clients + 1);
  for (let row = 0; row < length; row++) bump(start, (client[row] ?? 0) + 1, 1);
  for (let c = 0; c < clients; c++) bump(start, c + 1, start[c] ?? 0);
  const next = start.slice();
  const order = new Int32Array(length);
  for (let row = 0; row < length; row++) order[bump(next, client[row] ?? 0, 1)] = row;
  for (let c = 0; c < clients; c++) sortRange(rows, order, start[c] ?? 0, start[c + 1] ?? 0);
  return { order, start };
}

function sortRange(rows: FactRows, order: Int32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    if (compareRows(rows, order[i - 1] ?? 0, order[i] ?? 0) <= 0) continue;
    order.subarray(from, to).sort((a, b) => compareRows(rows, a, b));
    return;
  }
}

/** The order of the facts of one client: business time, then place in the stream, then the later knowledge, then as written. */
export function compareRows(rows: FactRows, a: number, b: number): number {
  const { occurredAt, revision } = rows;
  return (
    (occurredAt[a] ?? 0) - (occurredAt[b] ?? 0) ||
    (revision[a] ?? 0) - (revision[b] ?? 0) ||
    rows.recordedBy(a) - rows.recordedBy(b) ||
    a - b
  );
}

/** Adds to one element and gives what it held before. */
function bump(array: Int32Array, index: number, by: number): number {
  const before = array[index] ?? 0;
  array[index] = before + by;
  return before;
}
