import { type Columns, digestOf } from '@clientele/core';

const longest = 63;
/** What every table of facts has before its own columns. */
const ours = ['seq', 'part', 'client_id', 'revision', 'recorded_by', 'occurred_at', 'recorded_at'];

/** `dealProducts` as SQL people write it: `deal_products`. */
export const sqlName = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

/** A name as it stands in a statement. */
export const quoted = (name: string): string => `"${name}"`;

/** The columns of a table under the names that they have in SQL. */
export function columnNames(columns: Columns): readonly Readonly<{ name: string; as: string; kind: string }>[] {
  const taken = new Set(ours);
  return Object.entries(columns).map(([name, kind]) => {
    let as = sqlName(name);
    while (taken.has(as)) as += '_';
    taken.add(as);
    return { name, as, kind };
  });
}

/** The name of a table of a generation; longer ones than SQL knows end in a digest. */
export const tableName = (group: string, generation: number, table: string): string =>
  fitting(`${group}__${String(generation)}__${sqlName(table)}`);

/** The name under which the current generation's table is read. */
export const viewName = (group: string, table: string): string => fitting(`${group}_${sqlName(table)}`);

const fitting = (name: string): string =>
  name.length <= longest ? name : `${name.slice(0, longest - 9)}_${digestOf(name).slice(0, 8)}`;
