import type { Facts, Tables } from '@clientele/core';

/** How many clients, corrections and rows of each table some facts hold: they only ever grow. */
export type FactsLength = Readonly<{
  clients: number;
  corrections: number;
  rows: Readonly<Record<string, number>>;
}>;

export function lengthOf<T extends Tables>(facts: Facts<T>): FactsLength {
  const names = Object.keys(facts.definitions);
  return {
    clients: facts.clients.size,
    corrections: facts.corrections.count,
    rows: Object.fromEntries(names.map((name) => [name, facts.rows(name).length])),
  };
}
