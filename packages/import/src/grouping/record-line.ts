import type { Instant } from '@clientele/core';

import { type RecordContent, type RowRecord, type RowRef, sides } from '../rows/row-record.ts';

/** A record as it comes out of the sort: with its row, and the texts that it was sorted by. */
export type SortedRecord = RowRecord &
  Readonly<{ ref: RowRef; /** All but the row: equal for equal rows. */ text: string }>;

/** Stands between the parts of a line, before every character that a part may hold. */
const between = '\u0001';

/** A record as a line: sorted by client, what the other system tells it apart by, instant and content. */
export function lineOfRecord({ clientId, entry, key, at, profile, content }: RowRecord, ref: RowRef): string {
  const place = `${String(entry).padStart(3, '0')}${String(sides.indexOf(content.kind))}`;
  return [clientId, place, JSON.stringify(key), at, JSON.stringify(content), profile, JSON.stringify(ref)].join(
    between,
  );
}

export function recordOfLine(line: string): SortedRecord {
  const [clientId = '', place = '', key = '""', at = '', content = '', profile = '', ref = '[]'] = line.split(between);
  return {
    clientId,
    entry: Number(place.slice(0, 3)),
    key: JSON.parse(key) as string,
    at: at as Instant,
    content: JSON.parse(content) as RecordContent,
    profile,
    ref: JSON.parse(ref) as RowRef,
    text: line.slice(0, line.lastIndexOf(between)),
  };
}
