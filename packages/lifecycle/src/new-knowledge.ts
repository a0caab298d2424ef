import { identitiesAt } from '@clientele/core';

import type { LifecycleFacts } from './facts.ts';

/** Tables whose rows may change a status. */
const tables = ['settlements', 'clients', 'contracts'] as const;

/**
 * By client, the moments within a stretch of the clock at which something new counts: the millisecond
 * after a fact was both recorded and past, or after a fact was taken back.
 */
export function newKnowledge(
  facts: LifecycleFacts,
  { after, until }: Readonly<{ after: number; until: number }>,
): ReadonlyMap<number, readonly number[]> {
  const identities = [after, until].map((at) => identitiesAt(facts, { at, knownAt: at }));
  const news = new Map<number, Set<number>>();
  const add = (client: number, moment: number) => {
    if (moment <= after || moment > until) return;
    for (const code of new Set([client, ...identities.map((who) => who.survivorOf(client))])) {
      const moments = news.get(code);
      if (moments === undefined) news.set(code, new Set([moment]));
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
