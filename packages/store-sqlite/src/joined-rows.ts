import { isUtf8 } from 'node:buffer';

import { largestText } from './page-size.ts';
import type { Row } from './row.ts';
import type { RowSource } from './row-source.ts';

/** The integers of a row, each list of a page under its name. Few and short ones: they are what reading waits for. */
const integers = {
  stream: 'stream',
  revision: 'revision',
  kind: '(type << 24) | (version << 1) | imported',
  occurred: 'occurred',
  /** From when it occurred to when it was recorded. */
  delay: 'recorded - occurred',
} as const;
type Integer = keyof typeof integers;
const names = Object.keys(integers);

/**
 * Rows of events travel joined, a page in one row: one value a column instead of one a cell, and one
 * JSON.parse, are more than twice as fast. Texts come as bytes, because the driver ends the process
 * over a text that is not UTF-8, and no catch helps.
 */
const columns = [
  "cast(group_concat(hash, '') AS BLOB)",
  ...Object.values(integers).map((value) => `cast(json_group_array(${value}) AS BLOB)`),
];
export const joinedColumnCount = columns.length + 1;

/** Stands for a body that was not asked for: JSON reads it, and nothing is recorded of it. */
export const notAsked = Infinity;
const notAskedText = '1e999';

/** What is selected of so many rows, with all bodies or with those that pass a condition; for the others `notAsked`. */
export function joinedColumns(rows: number, condition?: RowSource): RowSource {
  const body =
    condition === undefined
      ? fitting('data')
      : `CASE WHEN ${condition.sql} THEN ${fitting('data')} ELSE '${notAskedText}' END`;
  return {
    sql: [...columns, `cast('[' || group_concat(${body}) || ']' AS BLOB)`].join(', '),
    parameters: [...(condition?.parameters ?? []), largestText(rows)],
  };
}

/**
 * A text as long as it is no longer than a parameter allows. A longer one ends the query at once, as
 * what is too big for SQLite does: before a page of such texts is made, which would fill the memory.
 */
const fitting = (text: string): string =>
  `CASE WHEN octet_length(${text}) <= ? THEN ${text} ELSE zeroblob(${String(2 ** 31 - 1)}) END`;

/** Type, version and whether it was imported travel as one integer. */
export const typeIn = (kind: number): number => Math.floor(kind / 2 ** 24);
export const versionIn = (kind: number): number => (kind & 0xff_ffff) >> 1;
export const isImportedIn = (kind: number): boolean => (kind & 1) === 1;

/** What reading whole events needs besides. */
export const joinedEnvelopes = (rows: number): RowSource => ({
  sql: [
    `cast('[' || group_concat(${fitting('meta')}) || ']' AS BLOB)`,
    "cast(group_concat(id, '') AS BLOB)",
    'cast(json_group_array(position) AS BLOB)',
  ].join(', '),
  parameters: [largestText(rows)],
});

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
  const lists = names.map((_, index) => numberList(row.bytes(1 + index), length));
  const bodies = row.bytes(1 + names.length);
  const data = length === 0 ? [] : jsonList(bodies);
  const [stream, revision, kind, occurred, delay] = lists;
  if (data?.length !== length || !stream || !revision || !kind || !occurred || !delay) return undefined;
  return { length, hashes, integers: { stream, revision, kind, occurred, delay }, data, bytes: bodies.length };
}

/** A list of so many numbers; undefined when it is not one. */
export function numberList(bytes: Buffer, length: number): readonly number[] | undefined {
  const list = jsonList(bytes);
  return list?.length === length && isNumbers(list) ? list : undefined;
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

function isNumbers(list: readonly unknown[]): list is readonly number[] {
  for (const entry of list) if (typeof entry !== 'number') return false;
  return true;
}
