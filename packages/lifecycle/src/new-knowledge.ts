import type { LifecycleFacts } from './facts.ts';

/** Tables whose rows may change a status. */
const tables = ['settlements', 'clients', 'contracts'] as const;

/**
 * By client, the moments within a stretch of the clock at which something new counts: the millisecond
 * after a fact was both recorded and past, or after a fact was taken back. What counts for a client
 * counts for all that were ever merged with it.
 */
export function newKnowledge(
  facts: LifecycleFacts,
  { after, until }: Readonly<{ after: number; until: number }>,
): ReadonlyMap<number, readonly number[]> {
  const merged = everMerged(facts);
  const news = new Map<number, Set<number>>();
  const add = (of: number, moment: number) => {
    if (moment <= after || moment > until) return;
    for (const client of merged.get(of) ?? [of]) {
      const moments = news.get(client);
      if (moments === undefined) news.set(client, new Set([moment]));
      else moments.add(moment);
    }
  };
  for (const table of tables) {
    const { rows, supersededAt, length } = facts.indexed(table);
    for (let row = 0; row < length; row++) {
      const client = rows.client[row] ?? 0;
      add(client, Math.max(rows.recordedAt[row] ?? 0, rows.occurredAt[row] ?? 0) + 1);
      const takenBack = supersededAt[row] ?? Infinity;
      if (takenBack !== Infinity) add(client, takenBack + 1);
    }
  }
  return new Map([...news].map(([client, moments]) => [client, [...moments].sort((a, b) => a - b)]));
}

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
