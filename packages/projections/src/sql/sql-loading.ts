import type { Columns, FactRows, Facts, RowValues, Tables } from '@clientele/core';

import type { Lane } from '../read-model/generation.ts';
import type { LoadMark } from '../read-model/load-mark.ts';
import { clientsTable, correctionsTable, factsTable } from './fact-table-sql.ts';
import type { SqlSession } from './sql-database.ts';
import { columnNames, quoted } from './sql-names.ts';
import { textIn } from './sql-text.ts';

const atOnce = 10_000;
/** Under these names the mark holds the tables that are not of facts: no table of facts has a space in its name. */
const clients = 'known clients';
const corrections = 'known corrections';

/** Adds to some tables of facts the rows of a lane that came after the mark, as they were written; gives the new mark. */
export async function loadRows<T extends Tables>(
  sql: SqlSession,
  lane: Lane,
  facts: Facts<T>,
  { mark, tables }: Readonly<{ mark: LoadMark; tables: readonly string[] }>,
): Promise<LoadMark> {
  const { generation } = lane;
  const next: Record<string, number> = { ...mark };
  const load = async (
    name: string,
    table: string,
    columns: readonly string[],
    take: (row: readonly unknown[]) => void,
  ) => {
    next[name] = await eachRow(sql, { table, columns, part: lane.part, after: mark[name] ?? 0 }, take);
  };
  const time = (column: string) => sql.dialect.milliseconds(column);
  await load(clients, clientsTable(generation), ['client_id'], ([clientId]) => {
    facts.clients.codeOf(String(clientId));
  });
  const corrected = ['client_id', 'revision', 'recorded_by', time('recorded_at')];
  await load(corrections, correctionsTable(generation), corrected, ([clientId, revision, recordedBy, recordedAt]) => {
    facts.corrections.add(facts.clients.codeOf(String(clientId)), {
      revision: Number(revision),
      recordedBy: Number(recordedBy),
      recordedAt: Number(recordedAt),
    });
  });
  for (const [name, table] of Object.entries(facts.definitions)) {
    if (!tables.includes(name)) continue;
    const own = columnNames(table.columns);
    const origin = ['client_id', 'revision', 'recorded_by', time('occurred_at'), time('recorded_at')];
    const rows: FactRows = facts.rows(name);
    await load(name, factsTable(generation, table.name), [...origin, ...own.map(({ as }) => quoted(as))], (row) => {
      const values: Record<string, string | number | undefined> = {};
      for (const [index, { name: column, kind }] of own.entries()) values[column] = valueOf(kind, row[index + 5]);
      rows.add(
        {
          client: facts.clients.codeOf(String(row[0])),
          revision: Number(row[1]),
          recordedBy: Number(row[2]),
          occurredAt: Number(row[3]),
          recordedAt: Number(row[4]),
        },
        values as RowValues<Columns>,
      );
    });
  }
  return next;
}

const valueOf = (kind: string, value: unknown): string | number | undefined => {
  if (value === null || value === undefined) return undefined;
  if (kind !== 'text') return Number(value);
  return typeof value === 'string' ? textIn(value) : undefined;
};

type Stretch = Readonly<{ table: string; columns: readonly string[]; part: number; after: number }>;

/** Gives each row, without its number, in the order of writing; and the number of the last. */
async function eachRow(
  sql: SqlSession,
  { table, columns, part, after }: Stretch,
  take: (row: readonly unknown[]) => void,
): Promise<number> {
  const text = `SELECT ${columns.join(', ')}, seq FROM ${table} WHERE part = ? AND seq > ? ORDER BY seq LIMIT ${String(atOnce)}`;
  for (let last = after; ;) {
    const rows = await sql.all(text, [part, last]);
    for (const row of rows) take(row);
    last = Number(rows.at(-1)?.at(-1) ?? last);
    if (rows.length < atOnce) return last;
  }
}
