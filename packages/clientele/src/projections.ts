import type { Tables, Upcast } from '@clientele/core';
import { isEventBody } from '@clientele/core';
import { Projection, type SnapshotStore } from '@clientele/projections';

import type { Surroundings } from './surroundings.ts';
import { TableNameTaken } from './table-name-taken.ts';

/** Anything that says which tables of facts it reads: a question, or a host's own. */
export type ReadsTables<T extends Tables = Tables> = Readonly<{ tables: T }>;

type Intersection<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** The tables of several questions together. */
export type TablesOf<Questions extends readonly ReadsTables[]> = Intersection<Questions[number]['tables']> & Tables;

/** How facts are read: with progress for people, and snapshots that make the next start fast. */
export type FactsOptions = Readonly<{
  snapshots: SnapshotStore | undefined;
  onProgress: ((events: number) => void) | undefined;
  onWarning: ((warning: unknown) => void) | undefined;
  snapshotEvery: number | undefined;
}>;

type Held<T extends Tables> = Readonly<{ tables: T; projection: Projection<T> }>;

/** Projections by the tables that they hold, each read once. */
export class Projections {
  readonly #around: Surroundings;
  readonly #options: FactsOptions;
  readonly #held: Readonly<{ tables: Tables; projection: Pick<Projection<Tables>, 'close'> }>[] = [];

  constructor(around: Surroundings, options: FactsOptions) {
    this.#around = around;
    this.#options = options;
  }

  of<const Questions extends readonly ReadsTables[]>(questions: Questions): Projection<TablesOf<Questions>> {
    const tables = tablesOf(questions);
    // The very same tables are of one type.
    const known = this.#held.find((held): held is Held<typeof tables> => sameTables(held.tables, tables));
    const projection = known?.projection ?? this.#open(tables);
    if (known === undefined) this.#held.push({ tables, projection });
    return projection;
  }

  /** Completes what followers are told. */
  close(): void {
    for (const { projection } of this.#held) projection.close();
  }

  #open<T extends Tables>(tables: T): Projection<T> {
    const { store, catalogue, clock } = this.#around;
    const upcast: Upcast = (type, version, data) => (isEventBody(data) ? catalogue.upcast(type, version, data) : data);
    return new Projection({ store, tables, upcast, clock, ...this.#options });
  }
}

/** The tables of several questions together. Throws `TableNameTaken` where two of one name differ. */
export function tablesOf<const Questions extends readonly ReadsTables[]>(questions: Questions): TablesOf<Questions> {
  const named = questions.flatMap(({ tables: of }) => Object.entries(of)).sort(([a], [b]) => (a < b ? -1 : 1));
  const tables: Tables = Object.fromEntries(named);
  const taken = named.find(([name, table]) => tables[name] !== table);
  if (taken !== undefined) throw new TableNameTaken(taken[0]);
  return tables as TablesOf<Questions>;
}

const sameTables = (a: Tables, b: Tables): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, table]) => b[name] === table);
