import { Assortment, type Calendar, counts, type EndingEvent, type Identities, type Moment } from '@clientele/core';

import type { LifecycleFacts } from '../facts.ts';
import { type ContractEvent, gapsIn, type Term, termsOf } from './contract-terms.ts';

/** The contracts of a client that ended, by direction (code of its text; 0 for the client as a whole). */
export type ContractEndings = ReadonlyMap<number, ReadonlyMap<number, readonly EndingEvent[]>>;

type Contract = { readonly client: number; readonly directions: Set<number>; readonly events: ContractEvent[] };

/** By client and direction, when its contracts expired or were terminated and no other held. */
export function contractEndings(
  facts: LifecycleFacts,
  identities: Identities,
  moment: Moment,
  calendar: Calendar,
): ContractEndings {
  const terms = new Map<number, Map<number, Term[]>>();
  for (const { client, directions, events } of contractsAt(facts, identities, moment)) {
    const held = termsOf(events, calendar);
    const ofClient = terms.get(client) ?? new Map<number, Term[]>();
    terms.set(client, ofClient);
    for (const direction of new Set([0, ...directions]))
      ofClient.set(direction, [...(ofClient.get(direction) ?? []), ...held]);
  }
  return new Map([...terms].map(([client, ofClient]) => [client, endingsOf(ofClient)]));
}

function endingsOf(terms: ReadonlyMap<number, readonly Term[]>): ReadonlyMap<number, readonly EndingEvent[]> {
  return new Map(
    [...terms].map(([direction, held]) => [
      direction,
      gapsIn(held).map(({ ended: { until, byClock, row }, liftedAt }) => ({
        at: until,
        byClock,
        liftedAt,
        table: 'contracts',
        row,
      })),
    ]),
  );
}

function contractsAt(facts: LifecycleFacts, identities: Identities, moment: Moment): Iterable<Contract> {
  const indexed = facts.indexed('contracts');
  const { rows } = indexed;
  const assortment = new Assortment(facts, moment.knownAt, identities);
  const contracts = new Map<string, Contract>();
  for (const row of indexed.order) {
    if (!counts(indexed, row, moment)) continue;
    const { fact = '', contractId = '', until, autoRenew, dealId, direction, product } = rows.values(row);
    const client = identities.survivorOf(rows.client[row] ?? 0);
    const at = rows.occurredAt[row] ?? 0;
    const key = `${String(client)} ${contractId}`;
    const contract = contracts.get(key) ?? { client, directions: new Set<number>(), events: [] };
    contracts.set(key, contract);
    const last = contract.events.at(-1);
    const sameEvent = last !== undefined && rows.revision[last.row] === rows.revision[row] && last.at === at;
    if (!sameEvent) contract.events.push({ fact, at, until, autoRenew, row });
    const code = (text: string | undefined) => (text === undefined ? 0 : facts.texts.find(text));
    const named = code(direction) || assortment.directionOf(code(product), at);
    if (named > 0) contract.directions.add(named);
    else if (dealId !== undefined)
      for (const sold of assortment.soldBy(client, code(dealId), at)) contract.directions.add(sold.direction);
  }
  for (const { events } of contracts.values()) events.sort((a, b) => a.at - b.at);
  return contracts.values();
}
