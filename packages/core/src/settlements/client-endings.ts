import type { Facts } from '../projection/facts.ts';
import { counts } from '../projection/indexed-rows.ts';
import type { Moment } from '../projection/moment.ts';
import { Derived } from './derived.ts';
import type { Ending } from './ending.ts';
import type { Identities } from './identities.ts';
import type { Ledger } from './ledger.ts';
import type { SettlementTables } from './settlement-tables.ts';
import type { Timelines } from './timelines.ts';

/** Endings by the group of a timeline, each group's in the order in which they happened. */
export type Endings = ReadonlyMap<number, readonly Ending[]>;

const endingRows = new Derived<readonly number[]>(1);

/**
 * The clients that left or were released before a moment, by client. Afterwards the client is lost
 * until its next settlement.
 */
export function clientEndings(
  facts: Facts<SettlementTables>,
  ledger: Ledger,
  identities: Identities,
  moment: Moment,
  timelines: Timelines,
): Endings {
  const indexed = facts.indexed('clients');
  const { rows } = indexed;
  const endings = new Map<number, Ending[]>();
  for (const row of endingRows.of(facts, '', () => findEndings(facts))) {
    if (!counts(indexed, row, moment)) continue;
    const client = identities.survivorOf(rows.client[row] ?? 0);
    const at = rows.occurredAt[row] ?? 0;
    const before = firstAfter(facts, ledger, timelines, client, row);
    const ending = { at, byClock: false, liftedAt: Infinity, before, table: 'clients', row };
    endings.set(client, [...(endings.get(client) ?? []), ending]);
  }
  for (const ofClient of endings.values()) ofClient.sort((a, b) => a.before - b.before || a.at - b.at);
  return endings;
}

function findEndings(facts: Facts<SettlementTables>): readonly number[] {
  const indexed = facts.indexed('clients');
  const { fact } = indexed.rows.columns;
  const churned = facts.texts.find('churned');
  const released = facts.texts.find('released');
  if (churned === 0 && released === 0) return [];
  return [...indexed.order].filter((row) => fact[row] === churned || fact[row] === released);
}

/** Place of a client's first settlement after an event about it. */
function firstAfter(
  facts: Facts<SettlementTables>,
  { settlements, parts }: Ledger,
  { start, at }: Timelines,
  client: number,
  event: number,
): number {
  const about = facts.rows('clients');
  const paid = facts.rows('settlements');
  const instant = about.occurredAt[event] ?? 0;
  const end = start[client + 1] ?? 0;
  let place = start[client] ?? 0;
  while (place < end && (at[place] ?? 0) < instant) place++;
  for (; place < end && at[place] === instant; place++) {
    const row = parts.row[settlements.part[place] ?? 0] ?? 0;
    // At one instant the place in the stream says which came first.
    const sameStream = paid.client[row] === about.client[event];
    if (sameStream && (paid.revision[row] ?? 0) > (about.revision[event] ?? 0)) break;
  }
  return place;
}
