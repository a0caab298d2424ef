import type { Facts } from '../projection/facts.ts';
import type { Identities } from './identities.ts';
import type { Ledger } from './ledger.ts';
import { LedgerWriter } from './ledger-writer.ts';
import type { SettlementTables } from './settlement-tables.ts';

/** The ledger of what is known before a moment of knowledge; of the given clients only, where they are given. */
export function buildLedger(
  facts: Facts<SettlementTables>,
  knownAt: number,
  identities: Identities,
  only?: ReadonlySet<number>,
): Ledger {
  const { clients } = facts.indexed('settlements');
  const writer = new LedgerWriter(facts, knownAt, identities, only);
  const partStart = new Int32Array(clients + 1);
  const settlementStart = new Int32Array(clients + 1);
  const saleStart = new Int32Array(clients + 1);
  for (let client = 0; client < clients; client++) {
    if (only === undefined || only.has(client)) writer.add(client);
    partStart[client + 1] = writer.parts.length;
    settlementStart[client + 1] = writer.settlements.length;
    saleStart[client + 1] = writer.sales.length;
  }
  const { parts, settlements, sales, currencies, latest } = writer;
  const saleFirst = sales.first.subarray(0, sales.length);
  const starts = { partStart, settlementStart, saleStart };
  return { clients, parts, settlements, saleFirst, currencies, latest, ...starts };
}
