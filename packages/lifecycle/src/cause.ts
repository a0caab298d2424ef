import {
  type Ending,
  type EventReference,
  type Evidence,
  instantOf,
  type Ledger,
  referenceOf,
  type Timelines,
} from '@clientele/core';

import type { LifecycleFacts } from './facts.ts';
import type { Walked } from './view/walked.ts';

/** What caused a change: an event, or the clock running out after one. */
export type Cause = Readonly<{ kind: 'event' | 'clock'; reference: EventReference }>;

/** Where a change was found. */
type Source = Readonly<{ facts: LifecycleFacts; ledger: Ledger }>;

/** A row of facts. */
export type RowOf = Readonly<{ table: keyof LifecycleFacts['definitions']; row: number }>;

/** The reference of the event that a row is about. */
export function referenceOfRow(facts: LifecycleFacts, { table, row }: RowOf): EventReference {
  const { client, revision } = facts.rows(table);
  return referenceOf(facts.clients.textOf(client[row] ?? 0) ?? '', revision[row] ?? 0);
}

/** A row as evidence, with what it contributes. */
export function evidenceOf(facts: LifecycleFacts, from: RowOf): Evidence {
  const rows = facts.rows(from.table);
  const says = Object.entries(rows.values(from.row)).filter(([, value]) => value !== undefined);
  return {
    reference: referenceOfRow(facts, from),
    occurredAt: instantOf(rows.occurredAt[from.row] ?? 0),
    recordedAt: instantOf(rows.recordedAt[from.row] ?? 0),
    says: Object.fromEntries(says) as Evidence['says'],
  };
}

/** The cause of a group's change of status, and the row behind it. */
export function causeOf(
  view: Source,
  { changes, endings, timelines }: Walked,
  group: number,
  change: number,
): Readonly<{ cause: Cause; from: RowOf }> {
  const place = changes.place[change] ?? -1;
  const cause = changes.cause(change);
  if (cause === 'ending' || cause === 'expiry' || cause === 'renewal')
    return told(view, cause === 'expiry' ? 'clock' : 'event', endingRow(endings.get(group)?.[place]));
  const row = cause === 'refund' ? refundRow(view, timelines, group, place) : settlementRow(view, timelines, place);
  return told(view, cause === 'clock' ? 'clock' : 'event', { table: 'settlements', row });
}

/** The row of the first line of a settlement. */
export function settlementRow({ ledger }: Pick<Source, 'ledger'>, timelines: Timelines, place: number): number {
  return ledger.parts.row[ledger.settlements.part[timelines.settlement(place)] ?? 0] ?? 0;
}

function told({ facts }: Pick<Source, 'facts'>, kind: Cause['kind'], from: RowOf) {
  return { cause: { kind, reference: referenceOfRow(facts, from) }, from };
}

/** The row of the fact that says an ending. */
export function endingRow(ending: Ending | undefined): RowOf {
  return { table: ending?.table === 'contracts' ? 'contracts' : 'clients', row: ending?.row ?? 0 };
}

/** The row of the refund that took the last of a settlement: of that payment, or of the sale it is of. */
function refundRow({ ledger }: Pick<Source, 'ledger'>, timelines: Timelines, group: number, place: number): number {
  const { parts, partStart, settlements } = ledger;
  const settlement = timelines.settlement(place);
  const refunded = timelines.until[place];
  const client = timelines.client(group);
  const saleOf = (s: number) => settlements.sale[s];
  let row = parts.row[settlements.part[settlement] ?? 0] ?? 0;
  for (let part = partStart[client] ?? 0; part < (partStart[client + 1] ?? 0); part++) {
    const of = parts.settlement[part] ?? -1;
    if (of < 0 || (parts.minor[part] ?? 0) >= 0 || parts.at[part] !== refunded) continue;
    if (of === settlement) return parts.row[part] ?? row;
    if (saleOf(of) === saleOf(settlement)) row = parts.row[part] ?? row;
  }
  return row;
}
