import type { FigureRows, FigureTable } from '../read-model/figure-rows.ts';
import type { Generation } from '../read-model/generation.ts';
import type { SqlColumn, SqlSession } from './sql-database.ts';
import { columnNames, quoted, tableName } from './sql-names.ts';
import { storedText, textIn } from './sql-text.ts';

const figureTable = ({ group, number }: Generation, { name, version }: FigureTable): string =>
  quoted(tableName(group, number, `${name} v${String(version)}`));

/** Makes the table of a figure at its first rows. */
async function openFigure(sql: SqlSession, generation: Generation, table: FigureTable): Promise<void> {
  const known = await figuresOf(sql, generation);
  if (known.some(({ name, version }) => name === table.name && version === table.version)) return;
  await sql.run(created(generation, table, sql));
  await sql.run(
    'INSERT INTO clientele_figures (group_name, generation, name, version, table_name) VALUES (?, ?, ?, ?, ?)',
    [generation.group, generation.number, table.name, table.version, figureTable(generation, table)],
  );
}

export async function figuresOf(
  sql: SqlSession,
  { group, number }: Generation,
): Promise<readonly Readonly<{ name: string; version: number; table: string }>[]> {
  const rows = await sql.all(
    'SELECT name, version, table_name FROM clientele_figures WHERE group_name = ? AND generation = ? ORDER BY name, version',
    [group, number],
  );
  return rows.map(([name, version, table]) => ({ name: String(name), version: Number(version), table: String(table) }));
}

const created = (generation: Generation, table: FigureTable, sql: SqlSession): string => {
  const { text, number } = sql.dialect.types;
  const own = columnNames(table.columns).map(({ as, kind }) => `, ${quoted(as)} ${kind === 'text' ? text : number}`);
  return `CREATE TABLE IF NOT EXISTS ${figureTable(generation, table)} (client_id ${text} PRIMARY KEY${own.join('')})`;
};

/** Puts new rows of figures in the place of those of the same clients. */
export async function keepFigures(
  sql: SqlSession,
  generation: Generation,
  figures: readonly FigureRows[],
): Promise<void> {
  for (const { table, rows } of figures) {
    const name = figureTable(generation, table);
    await openFigure(sql, generation, table);
    const there = rows.filter(({ values }) => values !== undefined);
    for (const { clientId, values } of rows)
      if (values === undefined) await sql.run(`DELETE FROM ${name} WHERE client_id = ?`, [clientId]);
    if (there.length === 0) continue;
    const own = columnNames(table.columns).map(({ name: column, as, kind }): SqlColumn => ({
      name: quoted(as),
      type: kind === 'text' ? 'text' : 'number',
      values: there.map(({ values }) => {
        const value = values?.[column] ?? null;
        return typeof value === 'string' ? storedText(value) : value;
      }),
    }));
    const set = own.map(({ name: column }) => `${column} = excluded.${column}`).join(', ');
    const clients = { name: 'client_id', type: 'text', values: there.map(({ clientId }) => clientId) } as const;
    await sql.insert(
      name,
      [clients, ...own],
      `ON CONFLICT (client_id) DO ${set === '' ? 'NOTHING' : `UPDATE SET ${set}`}`,
    );
  }
}

/** The rows of a figure by client, in the order of the clients. */
export async function figureIn(
  sql: SqlSession,
  generation: Generation,
  table: FigureTable,
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const own = columnNames(table.columns);
  const columns = ['client_id', ...own.map(({ as }) => quoted(as))].join(', ');
  const rows = await sql.all(`SELECT ${columns} FROM ${figureTable(generation, table)} ORDER BY client_id`);
  return new Map(
    rows.map(([clientId, ...values]) => [
      String(clientId),
      Object.fromEntries(own.map(({ name }, index) => [name, valueIn(values[index])])),
    ]),
  );
}

const valueIn = (value: unknown): unknown => (typeof value === 'string' ? textIn(value) : (value ?? undefined));
