import type { Facts } from '../projection/facts.ts';
import { Derived } from './derived.ts';
import type { Identities } from './identities.ts';
import { isKnown, knowledgeOf } from './known.ts';
import type { SettlementTables } from './settlement-tables.ts';

/** What a payment's deal says of it, as codes of texts; 0 where not said. */
export type DealNames = Readonly<{ channel: number; motion: number }>;

/** Deals by their client and the code of their id. */
export type Deals = Readonly<{ find(client: number, deal: number): DealNames | undefined }>;

const known = new Derived<Deals>(2);

/** The deals opened, as known before a moment of knowledge. */
export function dealsKnown(
  facts: Facts<Pick<SettlementTables, 'deals'>>,
  knownAt: number,
  identities: Identities,
): Deals {
  const knowledge = knowledgeOf(facts, ['deals'], knownAt);
  return known.of(facts, `${String(knowledge)} ${identities.signature}`, () => {
    const indexed = facts.indexed('deals');
    const { rows, clients } = indexed;
    const { dealId, channel, motion } = rows.columns;
    const deals = new Map<number, DealNames>();
    for (let row = 0; row < indexed.length; row++) {
      if (!isKnown(indexed, row, knowledge)) continue;
      const client = identities.survivorOf(rows.client[row] ?? 0);
      const names = { channel: channel[row] ?? 0, motion: motion[row] ?? 0 };
      deals.set((dealId[row] ?? 0) * clients + client, names);
    }
    return { find: (client, deal) => deals.get(deal * clients + client) };
  });
}
