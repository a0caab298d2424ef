import type { ColumnArrays, Columns, Facts, Tables } from '@clientele/core';

import type { FactsLength } from '../read-model/facts-length.ts';
import type { Generation, Lane } from '../read-model/generation.ts';
import { clientsTable, correctionsTable, factsTable } from './fact-table-sql.ts';
import type { SqlColumn, SqlSession } from './sql-database.ts';
import { columnNames, quoted } from './sql-names.ts';
import { storedText } from './sql-text.ts';

/** What is common to facts of any tables. */
type AnyFacts = Pick<Facts, 'clients' | 'corrections' | 'texts'>;

type Rows = ReturnType<Facts['rows']>;
type New = Readonly<{ facts: AnyFacts; from: number; to: number; part: number }>;

/** Writes what facts hold beyond a length: their rows as they are, one table after the other. */
export async function keepRows<T extends Tables>(
  sql: SqlSession,
  { generation, part }: Lane,
  facts: Facts<T>,
  since: FactsLength,
): Promise<void> {
  const of = { facts, part };
  await keepClients(sql, generation, { ...of, from: since.clients, to: facts.clients.size });
  await keepCorrections(sql, generation, { ...of, from: since.corrections, to: facts.corrections.count });
  for (const name of Object.keys(facts.definitions)) {
    const rows = facts.rows(name);
    await keepFacts(sql, generation, rows, { ...of, from: since.rows[name] ?? 0, to: rows.length });
  }
}

async function keepClients(sql: SqlSession, generation: Generation, added: New): Promise<void> {
  if (added.to === added.from) return;
  await sql.insert(clientsTable(generation), [partOf(added), clientIds(added, (code) => code)]);
}

async function keepCorrections(sql: SqlSession, generation: Generation, added: New): Promise<void> {
  if (added.to === added.from) return;
  const { facts, from } = added;
  const entries = facts.corrections.entries(from);
  const integers = (name: string, of: (correction: (typeof entries)[number][1]) => number) =>
    ({ name, type: 'integer', values: entries.map(([, correction]) => of(correction)) }) as const;
  await sql.insert(correctionsTable(generation), [
    partOf(added),
    { name: 'client_id', type: 'text', values: entries.map(([client]) => facts.clients.textOf(client) ?? '') },
    integers('revision', ({ revision }) => revision),
    integers('recorded_by', ({ recordedBy }) => recordedBy),
    { name: 'recorded_at', type: 'instant', values: entries.map(([, { recordedAt }]) => recordedAt) },
  ]);
}

async function keepFacts(sql: SqlSession, generation: Generation, rows: Rows, added: New): Promise<void> {
  if (added.to === added.from) return;
  const { from, to } = added;
  const { table, columns, client } = rows;
  const own = columnNames(table.columns).map(({ name: column, as, kind }) =>
    ownColumn(added, columns, column, as, kind),
  );
  await sql.insert(factsTable(generation, table.name), [
    partOf(added),
    clientIds(added, (row) => client[row] ?? 0),
    { name: 'revision', type: 'integer', values: [...rows.revision.subarray(from, to)] },
    { name: 'recorded_by', type: 'integer', values: numbers(added, (row) => rows.recordedBy(row)) },
    { name: 'occurred_at', type: 'instant', values: [...rows.occurredAt.subarray(from, to)] },
    { name: 'recorded_at', type: 'instant', values: [...rows.recordedAt.subarray(from, to)] },
    ...own,
  ]);
}

function ownColumn(added: New, columns: ColumnArrays<Columns>, column: string, as: string, kind: string): SqlColumn {
  const array = columns[column];
  const name = quoted(as);
  if (kind === 'number') {
    const values = numbers(added, (row) => array?.[row] ?? NaN).map((value) => (Number.isNaN(value) ? null : value));
    return { name, type: 'number', values };
  }
  const values = numbers(added, (row) => array?.[row] ?? 0).map((code) => {
    const text = added.facts.texts.textOf(code);
    return text === undefined ? null : storedText(text);
  });
  return { name, type: 'text', values };
}

const partOf = ({ from, to, part }: New): SqlColumn => ({
  name: 'part',
  type: 'integer',
  values: new Array<number>(to - from).fill(part),
});

const clientIds = (added: New, codeOf: (index: number) => number): SqlColumn => ({
  name: 'client_id',
  type: 'text',
  values: numbers(added, codeOf).map((code) => added.facts.clients.textOf(code) ?? ''),
});

const numbers = ({ from, to }: New, of: (index: number) => number): number[] =>
  Array.from({ length: to - from }, (_, index) => of(from + index));
