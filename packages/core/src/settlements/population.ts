import { companyId } from '../event/stream.ts';
import type { Facts } from '../projection/facts.ts';
import type { Moment } from '../projection/moment.ts';
import { clientAttribute } from './client-attributes.ts';
import type { Identities } from './identities.ts';
import type { Ledger } from './ledger.ts';
import type { SettlementTables } from './settlement-tables.ts';

/** What stands behind a client code at a moment. */
export const standing = { nobody: 0, client: 1, unattributed: 2 } as const;

/**
 * By client code: 1 for a client (registered before the moment, or with a payment before it), 2 for
 * one that stands for sales which name no client (in sums, never in counts), 0 for nobody: not yet
 * there, merged into another, or the company itself.
 */
export function populationAt(
  facts: Facts<SettlementTables>,
  ledger: Ledger,
  identities: Identities,
  { at, knownAt }: Moment,
): Uint8Array {
  const registered = clientAttribute(facts, knownAt, 'registered');
  const unattributed = facts.texts.find('unattributed');
  const company = facts.clients.find(companyId);
  const population = new Uint8Array(ledger.clients);
  for (let client = 1; client < ledger.clients; client++) {
    if (client === company) continue;
    const kind = registered.before(client, at);
    const part = ledger.partStart[client] ?? 0;
    const paid = part < (ledger.partStart[client + 1] ?? 0) && (ledger.parts.at[part] ?? Infinity) < at;
    if (kind === 0 && !paid) continue;
    if (identities.survivorOf(client) !== client) continue;
    population[client] = unattributed > 0 && kind === unattributed ? standing.unattributed : standing.client;
  }
  return population;
}
