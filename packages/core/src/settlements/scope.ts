import type { Facts } from '../projection/facts.ts';
import type { Moment } from '../projection/moment.ts';
import type { Filter } from '../question/filter.ts';
import { clientFilters } from './client-filters.ts';
import { type Identities, identitiesAt } from './identities.ts';
import type { Ledger } from './ledger.ts';
import { ledgerAt } from './ledgers.ts';
import { markMoney, markParts } from './part-filter.ts';
import { populationAt, standing } from './population.ts';
import { everything, type Selection, selectionOf } from './selection.ts';
import type { SettlementTables } from './settlement-tables.ts';
import { valueBefore } from './value-before.ts';

/** The part of the business that a question is asked about, at a moment: one reading of the filter for all questions. */
export type Scope = Readonly<{
  moment: Moment;
  ledger: Ledger;
  identities: Identities;
  /** By client code: see `standing`. */
  population: Uint8Array;
  /** By client code, 1 for each client asked about: by owner, segment and source as they are at the moment. */
  clients: Uint8Array;
  /** The payments asked about: by product, direction, channel and motion. */
  selection: Selection;
  /** 1 for each part whose money is asked about: also by owner, segment and source as of the event; undefined: all. */
  money: Uint8Array | undefined;
}>;

/** The clients and the payments that a filter lets through (its window apart). */
export function scopeAt(
  facts: Facts<SettlementTables>,
  moment: Moment,
  filter: Filter = {},
  ledger: Ledger = ledgerAt(facts, moment),
): Scope {
  const identities = identitiesAt(facts, moment);
  const population = populationAt(facts, ledger, identities, moment);
  const clients = population.map((kind) => (kind === standing.client ? 1 : 0));
  for (const { attribute, value } of clientFilters(facts, moment, filter))
    for (let client = 0; client < clients.length; client++)
      if (clients[client] === 1 && valueBefore(attribute, identities, client, moment.at) !== value) clients[client] = 0;
  const parts = markParts(facts, ledger, identities, moment, filter);
  const selection = parts === undefined ? everything(ledger) : selectionOf(ledger, parts);
  const money = markMoney(facts, ledger, moment, filter, parts);
  return { moment, ledger, identities, population, clients, selection, money };
}
