import type { Identities } from './identities.ts';

/** The clients under whom others are counted in one state of merges than in another, in order of their codes. */
export function changedBetween(before: Identities, after: Identities): Int32Array {
  const changed = new Set<number>();
  for (const client of new Set([...before.merges.keys(), ...after.merges.keys()])) {
    if (before.merges.get(client) === after.merges.get(client)) continue;
    for (const identities of [before, after]) {
      const survivor = identities.survivorOf(client);
      changed.add(survivor);
      for (const member of identities.members(survivor)) changed.add(member);
    }
    changed.add(client);
  }
  return Int32Array.from(changed).sort();
}
