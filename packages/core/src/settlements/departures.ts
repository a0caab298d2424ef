import type { Facts } from '../projection/facts.ts';
import { counts } from '../projection/indexed-rows.ts';
import type { Moment } from '../projection/moment.ts';
import { Derived } from './derived.ts';
import type { EndingEvent } from './ending.ts';
import type { Identities } from './identities.ts';
import type { SettlementTables } from './settlement-tables.ts';

type ClientFacts = Facts<Pick<SettlementTables, 'clients'>>;

const departureRows = new Derived<readonly number[]>(1);

/** By client, when before a moment it left or was released. */
export function departures(
  facts: ClientFacts,
  identities: Identities,
  moment: Moment,
): ReadonlyMap<number, readonly EndingEvent[]> {
  const indexed = facts.indexed('clients');
  const { rows } = indexed;
  const departed = new Map<number, EndingEvent[]>();
  for (const row of departureRows.of(facts, '', () => findDepartures(facts))) {
    if (!counts(indexed, row, moment)) continue;
    const client = identities.survivorOf(rows.client[row] ?? 0);
    const at = rows.occurredAt[row] ?? 0;
    const event = { at, byClock: false, liftedAt: Infinity, table: 'clients', row };
    departed.set(client, [...(departed.get(client) ?? []), event]);
  }
  return departed;
}

function findDepartures(facts: ClientFacts): readonly number[] {
  const { order, rows } = facts.indexed('clients');
  const { fact } = rows.columns;
  const churned = facts.texts.find('churned');
  const released = facts.texts.find('released');
  if (churned === 0 && released === 0) return [];
  return [...order].filter((row) => fact[row] === churned || fact[row] === released);
}
