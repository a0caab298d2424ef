import type { EventFilter } from '@clientele/core';

import type { SqliteValue } from './sqlite-driver.ts';

/** A piece of SQL with its parameters: which rows of events, in which order (what stands after FROM), or a condition. */
export type RowSource = Readonly<{ sql: string; parameters: readonly SqliteValue[] }>;

/**
 * The condition that a filter puts on a row; none for a filter that lets all through. An event whose
 * stream or type the file does not name passes: it is for the reader to say that the file is damaged.
 */
export function conditionOf({ category, types }: EventFilter): RowSource | undefined {
  const conditions = [
    ...(category === undefined ? [] : ['coalesce((SELECT category FROM streams WHERE key = stream), ?) = ?']),
    ...(types === undefined
      ? []
      : ['type NOT IN (SELECT key FROM types WHERE name NOT IN (SELECT value FROM json_each(?)))']),
  ];
  if (conditions.length === 0) return undefined;
  return {
    sql: conditions.join(' AND '),
    parameters: [
      ...(category === undefined ? [] : [category, category]),
      ...(types === undefined ? [] : [JSON.stringify(types)]),
    ],
  };
}

/** A stretch of the log, after a position up to another, inclusive. */
export function logRows(after: number, upTo: number, forwards: boolean, filter: EventFilter = {}): RowSource {
  const condition = conditionOf(filter);
  const wanted = condition === undefined ? '' : ` AND ${condition.sql}`;
  // An index would give another order than that of the log.
  const rows = `events NOT INDEXED WHERE position > ? AND position <= ?${wanted}`;
  return {
    sql: forwards ? rows : `(SELECT * FROM ${rows} ORDER BY position DESC LIMIT -1)`,
    parameters: [after, upTo, ...(condition?.parameters ?? [])],
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
