import type { Facts } from '../projection/facts.ts';
import type { Moment } from '../projection/moment.ts';
import { buildLedger } from './build-ledger.ts';
import { Derived } from './derived.ts';
import { identitiesAt } from './identities.ts';
import { knowledgeOf } from './known.ts';
import type { Ledger } from './ledger.ts';
import { type SettlementTables, settlementTables } from './settlement-tables.ts';

const ledgers = new Derived<Ledger>(4);
const tables = Object.keys(settlementTables);

/** The ledger for a moment, kept until the facts grow; it serves all moments of the same knowledge and merges. */
export function ledgerAt(facts: Facts<SettlementTables>, moment: Moment): Ledger {
  const { knowledge, identities, key } = keyOf(facts, moment);
  return ledgers.of(facts, key, () => buildLedger(facts, knowledge, identities));
}

/** The ledger of one client alone. */
export function ledgerOf(facts: Facts<SettlementTables>, moment: Moment, client: number): Ledger {
  const { knowledge, identities } = keyOf(facts, moment);
  return buildLedger(facts, knowledge, identities, new Set([client]));
}

function keyOf(facts: Facts<SettlementTables>, moment: Moment) {
  const knowledge = knowledgeOf(facts, tables, moment.knownAt);
  const identities = identitiesAt(facts, moment);
  return { knowledge, identities, key: `${String(knowledge)} ${identities.signature}` };
}
