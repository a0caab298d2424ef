import { newKnowledge, nextKnowledge, type Stretch } from '@clientele/core';

import type { LifecycleFacts } from './facts.ts';

/** Tables whose rows may change a status. */
const tables = ['settlements', 'papers', 'clients', 'contracts'] as const;

/**
 * By client, the moments within a stretch of the clock at which something new counts. What counts for
 * a client counts for all that were ever merged with it.
 */
export function newsOf(facts: LifecycleFacts, stretch: Stretch): ReadonlyMap<number, readonly number[]> {
  const merged = everMerged(facts);
  const news = new Map<number, Set<number>>();
  for (const [of, moments] of newKnowledge(facts, tables, stretch))
    for (const client of merged.get(of) ?? [of]) news.set(client, new Set([...(news.get(client) ?? []), ...moments]));
  return new Map([...news].map(([client, moments]) => [client, [...moments].sort((a, b) => a - b)]));
}

/** The first moment after an instant at which something recorded already comes to count; Infinity for none. */
export const nextNews = (facts: LifecycleFacts, after: number): number => nextKnowledge(facts, tables, after);

/** For each client that was ever merged with others, all of them. */
function everMerged(facts: LifecycleFacts): ReadonlyMap<number, ReadonlySet<number>> {
  const { rows, length } = facts.indexed('clients');
  const { fact, other } = rows.columns;
  const says = facts.texts.find('merged');
  const groups = new Map<number, Set<number>>();
  for (let row = 0; says > 0 && row < length; row++) {
    if (fact[row] !== says) continue;
    const absorbed = rows.client[row] ?? 0;
    const survivor = facts.clients.find(facts.texts.textOf(other[row] ?? 0) ?? '');
    const together = new Set([absorbed, survivor].flatMap((client) => [client, ...(groups.get(client) ?? [])]));
    for (const client of together) groups.set(client, together);
  }
  return groups;
}
