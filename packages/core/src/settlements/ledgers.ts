import type { Facts } from '../projection/facts.ts';
import type { Moment } from '../projection/moment.ts';
import { buildLedger, buildLedgerOf, type OtherLedger } from './build-ledger.ts';
import { Derived } from './derived.ts';
import { identitiesAt } from './identities.ts';
import { knowledgeOf } from './known.ts';
import type { Ledger } from './ledger.ts';
import { type SettlementTables, settlementTables } from './settlement-tables.ts';

const ledgers = new Derived<Ledger>(4);
const latest = new Derived<{ built?: OtherLedger }>(2);
const tables = Object.keys(settlementTables);

/** The ledger for a moment, kept until the facts grow; it serves all moments of the same knowledge and merges. */
export function ledgerAt(facts: Facts<SettlementTables>, moment: Moment): Ledger {
  const { knowledge, identities, key } = keyOf(facts, moment);
  return ledgers.of(facts, key, () => {
    const held = latest.of(facts, String(knowledge), () => ({}));
    const ledger = buildLedger(facts, knowledge, identities, held.built);
    held.built = { ledger, identities };
    return ledger;
  });
}

/** The ledger of one client alone. */
export function ledgerOf(facts: Facts<SettlementTables>, moment: Moment, client: number): Ledger {
  const { knowledge, identities } = keyOf(facts, moment);
  return buildLedgerOf(facts, knowledge, identities, client);
}

function keyOf(facts: Facts<SettlementTables>, moment: Moment) {
  const knowledge = knowledgeOf(facts, tables, moment.knownAt);
  const identities = identitiesAt(facts, moment);
  return { knowledge, identities, key: `${String(knowledge)} ${identities.signature}` };
}
