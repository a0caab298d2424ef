import type { Facts } from '../projection/facts.ts';
import { counts, rowsOf } from '../projection/indexed-rows.ts';
import type { Moment } from '../projection/moment.ts';
import { Derived } from './derived.ts';
import type { SettlementTables } from './settlement-tables.ts';

/** Who is who after merges, at a moment. */
export type Identities = Readonly<{
  /** Names this state of merges: equal where the same merges hold. */
  signature: string;
  /** The client under whom a client is counted: itself unless merged. */
  survivorOf(client: number): number;
  /** The clients counted under a survivor, itself first, then by id. */
  members(survivor: number): readonly number[];
  /** Whom each merged client was merged into. */
  merges: ReadonlyMap<number, number>;
}>;

type ClientFacts = Facts<Pick<SettlementTables, 'clients'>>;

/** The merges that hold at a moment, chains followed to their end; a merge undone holds no more. */
export function identitiesAt(facts: ClientFacts, moment: Moment): Identities {
  const rows = mergeRows.of(facts, '', () => findMergeRows(facts));
  if (rows.length === 0) return unmerged;
  const indexed = facts.indexed('clients');
  const { columns } = indexed.rows;
  const merged = facts.texts.find('merged');
  const into = new Map<number, number>();
  // A merge into somebody of whom nothing is known yet waits until something is.
  const isKnownClient = (client: number) => client !== 0 && rowsOf(indexed, client, moment).length > 0;
  for (const row of rows) {
    if (!counts(indexed, row, moment)) continue;
    const client = indexed.rows.client[row] ?? 0;
    const target = facts.clients.find(facts.texts.textOf(columns.other[row] ?? 0) ?? '');
    if (columns.fact[row] === merged && isKnownClient(target)) into.set(client, target);
    else into.delete(client);
  }
  return into.size === 0 ? unmerged : identitiesOf(facts, into);
}

const unmerged: Identities = {
  signature: '',
  survivorOf: (client) => client,
  members: (survivor) => [survivor],
  merges: new Map(),
};

const mergeRows = new Derived<readonly number[]>(1);

/** Rows about merges, each client's in the order in which they happened. */
function findMergeRows(facts: ClientFacts): readonly number[] {
  const indexed = facts.indexed('clients');
  const { fact } = indexed.rows.columns;
  const merged = facts.texts.find('merged');
  const undone = facts.texts.find('merge-undone');
  if (merged === 0) return [];
  const rows: number[] = [];
  for (const row of indexed.order) if (fact[row] === merged || fact[row] === undone) rows.push(row);
  return rows;
}

function identitiesOf(facts: ClientFacts, into: ReadonlyMap<number, number>): Identities {
  const survivorOf = (client: number) => {
    let survivor = client;
    for (let steps = 0; steps <= into.size; steps++) {
      const next = into.get(survivor);
      if (next === undefined) return survivor;
      survivor = next;
    }
    return client; // a circle of merges is nobody's merge
  };
  const absorbed = new Map<number, number[]>();
  const idOf = (client: number) => facts.clients.textOf(client) ?? '';
  for (const client of [...into.keys()].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))) {
    const survivor = survivorOf(client);
    if (survivor !== client) absorbed.set(survivor, [...(absorbed.get(survivor) ?? []), client]);
  }
  return {
    signature: JSON.stringify([...into].sort(([a], [b]) => a - b)),
    survivorOf,
    members: (survivor) => [survivor, ...(absorbed.get(survivor) ?? [])],
    merges: into,
  };
}
