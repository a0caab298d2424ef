import type { EventFilter } from '@clientele/core';

import type { SqliteValue } from './sqlite-driver.ts';

/** Which rows of events, in which order: what stands after FROM, and its parameters. */
export type RowSource = Readonly<{ sql: string; parameters: readonly SqliteValue[] }>;

/** A stretch of the log, after a position up to another, inclusive. */
export function logRows(after: number, upTo: number, forwards: boolean, { category, types }: EventFilter): RowSource {
  const conditions = [
    'position > ? AND position <= ?',
    ...(category === undefined ? [] : ['(SELECT category FROM streams WHERE key = stream) = ?']),
    ...(types === undefined ? [] : ['type IN (SELECT key FROM types WHERE name IN (SELECT value FROM json_each(?)))']),
  ];
  // An index would give another order than that of the log.
  const rows = `events NOT INDEXED WHERE ${conditions.join(' AND ')}`;
  return {
    sql: forwards ? rows : `(SELECT * FROM ${rows} ORDER BY position DESC LIMIT -1)`,
    parameters: [
      after,
      upTo,
      ...(category === undefined ? [] : [category]),
      ...(types === undefined ? [] : [JSON.stringify(types)]),
    ],
  };
}

/** A stretch of a stream from a revision on, inclusive. */
export function streamRows(stream: string, from: number, forwards: boolean, limit: number): RowSource {
  const [beyond, order] = forwards ? ['>=', 'ASC'] : ['<=', 'DESC'];
  return {
    sql: `(SELECT * FROM events WHERE stream = (SELECT key FROM streams WHERE name = ?)
           AND revision ${beyond} ? ORDER BY revision ${order} LIMIT ?)`,
    parameters: [stream, from, limit],
  };
}
