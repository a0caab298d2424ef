import { type Evidence, instantOf, referenceOf } from '@clientele/core';

import { compareTexts } from '../compare-texts.ts';
import type { FunnelFacts, funnelTables } from '../facts.ts';
import type { View } from '../view/view.ts';

/** Facts that a number was made from: rows of a table. */
export type Trace = Readonly<{ table: keyof typeof funnelTables; rows: readonly number[] }>;

/** What stands behind a number: the facts, in one sentence what they are, and what else took part. */
export type Grounds = Readonly<{
  because: string;
  traces: readonly Trace[];
  context?: Readonly<Record<string, unknown>>;
}>;

/** The steps at some places of the deal log; places that are none are left out. */
export function steps({ walks: { log } }: View, places: Iterable<number | undefined>): Trace {
  const rows: number[] = [];
  for (const place of places) if (place !== undefined && place >= 0) rows.push(log.row[place] ?? -1);
  return { table: 'dealSteps', rows };
}

/** The facts as evidence, each once, in the order in which they happened. */
export function evidenceOf(facts: FunnelFacts, traces: readonly Trace[]): readonly Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const { table, rows } of traces) {
    const of = facts.rows(table);
    for (const row of new Set(rows)) {
      const reference = referenceOf(facts.clients.textOf(of.client[row] ?? 0) ?? '', of.revision[row] ?? 0);
      const held = Object.entries(of.values(row)) as readonly (readonly [string, string | number | undefined])[];
      const says = Object.fromEntries(held.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
      // A payment has a row for each of its lines: each is evidence of its own.
      seen.set(JSON.stringify([reference, says]), {
        reference,
        occurredAt: instantOf(of.occurredAt[row] ?? 0),
        recordedAt: instantOf(of.recordedAt[row] ?? 0),
        says,
      });
    }
  }
  return [...seen]
    .sort(
      ([a, { occurredAt: before }], [b, { occurredAt: after }]) => compareTexts(before, after) || compareTexts(a, b),
    )
    .map(([, evidence]) => evidence);
}
