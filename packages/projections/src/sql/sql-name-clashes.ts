import { InvalidGroup } from '../read-model/invalid-group.ts';
import type { SqlSession } from './sql-database.ts';
import { sqlName, viewName } from './sql-names.ts';

type Named = Readonly<{ name: string }>;

/** Names that each generation has tables of its own under. */
const ours = ['known_clients', 'known_corrections'];

/**
 * Throws `InvalidGroup` where tables would stand under one name: two of the group, or one of it and
 * one of another group (`dealProducts` of `crm` and `products` of `crm_deal`).
 */
export async function checkNames(sql: SqlSession, group: string, tables: readonly Named[]): Promise<void> {
  const own = new Map<string, string>();
  for (const { name } of tables) {
    const other = own.get(sqlName(name));
    if (other !== undefined) throw new InvalidGroup(group, `its tables ${other} and ${name} have one name in SQL`);
    if (ours.includes(sqlName(name)))
      throw new InvalidGroup(group, `its table ${name} has the name of a table of ours`);
    own.set(sqlName(name), name);
  }
  // Nobody else may make tables between this look and ours.
  if (sql.dialect.tablesLock !== undefined) await sql.all(sql.dialect.tablesLock);
  const views = new Set(tables.map(({ name }) => viewName(group, name)));
  for (const [other, kept] of await sql.all(
    "SELECT group_name, tables FROM clientele_generations WHERE group_name <> ? AND state <> 'retired'",
    [group],
  )) {
    // What stands there was written by `generationFor`.
    const taken = (JSON.parse(String(kept)) as readonly Named[]).find(({ name }) =>
      views.has(viewName(String(other), name)),
    );
    if (taken === undefined) continue;
    const view = viewName(String(other), taken.name);
    throw new InvalidGroup(group, `group ${String(other)} has a table ${view} already: give this one another name`);
  }
}
