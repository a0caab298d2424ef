import { type Evidence, instantOf, referenceOf } from '@clientele/core';

import type { View } from '../view/view.ts';

export type Says = Evidence['says'];

/** Where an event's row is found, and what it says. */
export type Found = Readonly<{ table: 'settlements' | 'clients' | 'surveys'; row: number; says: Says }>;

/** The events behind rows, in order of client, time and place in the stream; each event once for each thing it says. */
export function evidence({ facts }: View, found: Iterable<Found>): readonly Evidence[] {
  const all = [...found].map(({ table, row, says }) => {
    const { client, revision, occurredAt, recordedAt } = facts.rows(table);
    const clientId = facts.clients.textOf(client[row] ?? 0) ?? '';
    const happened = occurredAt[row] ?? 0;
    const of = {
      reference: referenceOf(clientId, revision[row] ?? 0),
      occurredAt: instantOf(happened),
      recordedAt: instantOf(recordedAt[row] ?? 0),
      says,
    };
    return { of, key: [clientId, happened, revision[row] ?? 0] as const };
  });
  return all.sort((a, b) => compareKeys(a.key, b.key)).map(({ of }) => of);
}

type Key = readonly [clientId: string, happened: number, revision: number];

const compareKeys = (a: Key, b: Key): number => (a[0] === b[0] ? a[1] - b[1] || a[2] - b[2] : a[0] < b[0] ? -1 : 1);

/** What a payment, or the part of it that is asked about, amounts to. */
export function settlementFound({ facts, scope }: View, settlement: number, says: Says): Found {
  const { parts, settlements } = scope.ledger;
  const first = settlements.part[settlement] ?? 0;
  const currency = facts.texts.textOf(parts.currency[first] ?? 0) ?? '';
  return {
    table: 'settlements',
    row: parts.row[first] ?? 0,
    says: { ...says, minor: settlements.minor[settlement] ?? 0, currency },
  };
}
