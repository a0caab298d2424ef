import type { Group } from '../grouping/group.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { unattributedClient } from '../rows/foreign-client.ts';
import { rowOfFact, rowOfGroup } from './row-name.ts';
import type { StoredClient, StoredFact } from './stored-client.ts';

/** Rows that named no client when they were first imported, and name one now: their facts move. */
export class MovedRows {
  readonly #mapping: Mapping;
  readonly #nobody: string;
  readonly #known: ReadonlySet<string>;
  readonly #moved = new Set<string>();

  constructor(mapping: Mapping, { facts }: StoredClient) {
    this.#mapping = mapping;
    this.#nobody = unattributedClient(mapping);
    this.#known = new Set([...facts.values()].flatMap((fact) => rowOfFact(mapping, fact.key) ?? []));
  }

  see(group: Group): void {
    if (this.#known.size === 0 || group.clientId === this.#nobody) return;
    const row = rowOfGroup(this.#mapping, group);
    if (row !== undefined && this.#known.has(row)) this.#moved.add(row);
  }

  /** The facts that are left with the client without a name and stand with another one now. */
  async left(read: () => Promise<StoredClient>): Promise<{ stored: StoredClient; facts: readonly StoredFact[] }> {
    if (this.#moved.size === 0) return { stored: nothing, facts: [] };
    const stored = await read();
    const facts = [...stored.facts.values()].filter((fact) => {
      const row = fact.retracted || fact.byHand ? undefined : rowOfFact(this.#mapping, fact.key);
      return row !== undefined && this.#moved.has(row);
    });
    return { stored, facts };
  }
}

const nothing: StoredClient = { head: undefined, facts: new Map(), registeredElsewhere: false, erased: false };
