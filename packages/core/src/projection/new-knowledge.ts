import type { Facts, Tables } from './facts.ts';

/** A stretch of a follower's clock, in milliseconds: what is seen after its start, its end included. */
export type Stretch = Readonly<{ after: number; until: number }>;

/**
 * By client, the moments within a stretch at which something new of some tables counts, in order: the
 * millisecond after a fact was both recorded and past, or after a fact was taken back.
 */
export function newKnowledge<T extends Tables>(
  facts: Facts<T>,
  tables: readonly (keyof T & string)[],
  { after, until }: Stretch,
): ReadonlyMap<number, readonly number[]> {
  const news = new Map<number, Set<number>>();
  eachMoment(facts, tables, (client, moment) => {
    if (moment <= after || moment > until) return;
    const moments = news.get(client);
    if (moments === undefined) news.set(client, new Set([moment]));
    else moments.add(moment);
  });
  return new Map([...news].map(([client, moments]) => [client, [...moments].sort((a, b) => a - b)]));
}

/** The first moment after an instant at which something that is recorded already comes to count; Infinity for none. */
export function nextKnowledge<T extends Tables>(
  facts: Facts<T>,
  tables: readonly (keyof T & string)[],
  after: number,
): number {
  let next = Infinity;
  eachMoment(facts, tables, (_, moment) => {
    if (moment > after && moment < next) next = moment;
  });
  return next;
}

function eachMoment<T extends Tables>(
  facts: Facts<T>,
  tables: readonly (keyof T & string)[],
  tell: (client: number, moment: number) => void,
): void {
  for (const table of tables) {
    const { rows, supersededAt, length } = facts.indexed(table);
    for (let row = 0; row < length; row++) {
      const client = rows.client[row] ?? 0;
      tell(client, Math.max(rows.recordedAt[row] ?? 0, rows.occurredAt[row] ?? 0) + 1);
      const takenBack = supersededAt[row] ?? Infinity;
      if (takenBack !== Infinity) tell(client, takenBack + 1);
    }
  }
}
