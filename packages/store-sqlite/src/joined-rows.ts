import { isUtf8 } from 'node:buffer';

import type { Row } from './row.ts';

/** The columns of events that hold integers, in the order in which they are selected. */
const integers = ['stream', 'position', 'revision', 'type', 'version', 'imported', 'occurred', 'recorded'] as const;
type Integer = (typeof integers)[number];

/**
 * Rows of events travel joined, a page in one row: one value a column instead of one a cell, and one
 * JSON.parse, are more than twice as fast. Texts come as bytes, because the driver ends the process
 * over a text that is not UTF-8, and no catch helps.
 */
const columns = [
  "cast(group_concat(hash, '') AS BLOB)",
  ...integers.map((column) => `cast(json_group_array(${column}) AS BLOB)`),
  "cast('[' || group_concat(data) || ']' AS BLOB)",
];
export const joinedColumns = columns.join(', ');
export const joinedColumnCount = columns.length;

/** What reading whole events needs besides. */
export const joinedEnvelopes = "cast('[' || group_concat(meta) || ']' AS BLOB), cast(group_concat(id, '') AS BLOB)";

/** A page of joined rows, taken apart. */
export type JoinedPage = Readonly<{
  length: number;
  /** The hashes, 32 bytes each. */
  hashes: Buffer;
  integers: Readonly<Record<Integer, readonly number[]>>;
  data: readonly unknown[];
  /** Size of the bodies in bytes. */
  bytes: number;
}>;

/** The page in a row of joined columns; undefined when a text in it is damaged. */
export function joinedPage(row: Row): JoinedPage | undefined {
  const hashes = row.bytes(0);
  const length = hashes.length / 32;
  const lists = integers.map((column, index) => [column, jsonList(row.bytes(1 + index)) ?? []] as const);
  const bodies = row.bytes(1 + integers.length);
  const data = length === 0 ? [] : jsonList(bodies);
  if (data?.length !== length || !lists.every(([, list]) => isNumbers(list, length))) return undefined;
  const byName = Object.fromEntries(lists) as Record<Integer, readonly number[]>;
  return { length, hashes, integers: byName, data, bytes: bodies.length };
}

/** The list in a JSON text; undefined when it is not UTF-8, not JSON or no list. */
export function jsonList(bytes: Buffer): readonly unknown[] | undefined {
  if (!isUtf8(bytes)) return undefined;
  try {
    const list: unknown = JSON.parse(bytes.toString());
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

const isNumbers = (list: readonly unknown[], length: number): boolean =>
  list.length === length && list.every((entry) => typeof entry === 'number');
