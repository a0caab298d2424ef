import type { Facts } from '../projection/facts.ts';
import type { FactRows } from '../projection/fact-rows.ts';
import type { IndexedRows } from '../projection/indexed-rows.ts';
import { Derived } from './derived.ts';

type KnownRows = Readonly<{ rows: Pick<FactRows, 'recordedAt'>; supersededAt: Float64Array }>;

/** Whether a row was known before a moment of knowledge and not taken back by then, whenever it happened. */
export function isKnown({ rows, supersededAt }: KnownRows, row: number, knownAt: number): boolean {
  return (rows.recordedAt[row] ?? Infinity) < knownAt && !((supersededAt[row] ?? Infinity) < knownAt);
}

const lastRecorded = new Derived<number>(64);

/**
 * The moment of knowledge, or Infinity where everything in the tables was known by then: all that is
 * known has one name, whatever the clock says.
 */
export function knowledgeOf(facts: Facts, tables: readonly string[], knownAt: number): number {
  if (facts.latest < knownAt) return Infinity;
  const last = (table: string) => lastRecorded.of(facts, table, () => lastRecordedAt(facts.indexed(table)));
  return tables.every((table) => last(table) < knownAt) ? Infinity : knownAt;
}

function lastRecordedAt({ rows, length, supersededAt }: IndexedRows): number {
  let last = -Infinity;
  for (let row = 0; row < length; row++) {
    last = Math.max(last, rows.recordedAt[row] ?? 0);
    const until = supersededAt[row] ?? Infinity;
    if (until !== Infinity) last = Math.max(last, until);
  }
  return last;
}
