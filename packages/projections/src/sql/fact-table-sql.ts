import type { Columns } from '@clientele/core';

import type { Generation } from '../read-model/generation.ts';
import type { SqlDialect } from './sql-database.ts';
import { columnNames, quoted, tableName } from './sql-names.ts';

/** What a generation knows of a table. */
export type KeptTable = Readonly<{ name: string; version: number; columns: Columns }>;

/** The tables of a generation that are not of facts. */
export const clientsTable = ({ group, number }: Generation): string =>
  quoted(tableName(group, number, 'known_clients'));
export const correctionsTable = ({ group, number }: Generation): string =>
  quoted(tableName(group, number, 'known_corrections'));
export const factsTable = ({ group, number }: Generation, table: string): string =>
  quoted(tableName(group, number, table));

/** The statements that make the tables of a generation. */
export function generationTables(
  generation: Generation,
  tables: readonly KeptTable[],
  dialect: SqlDialect,
): readonly string[] {
  const { text, integer, instant } = dialect.types;
  const key = `seq ${dialect.sequence}, part ${integer} NOT NULL, client_id ${text} NOT NULL`;
  return [
    `CREATE TABLE ${clientsTable(generation)} (${key})`,
    `CREATE TABLE ${correctionsTable(generation)} (
      ${key}, revision ${integer} NOT NULL, recorded_by ${integer} NOT NULL, recorded_at ${instant} NOT NULL)`,
    ...tables.map((table) => {
      const columns = columnNames(table.columns).map(
        ({ as, kind }) => `, ${quoted(as)} ${kind === 'text' ? text : dialect.types.number}`,
      );
      return `CREATE TABLE ${factsTable(generation, table.name)} (
        ${key}, revision ${integer} NOT NULL, recorded_by ${integer} NOT NULL,
        occurred_at ${instant} NOT NULL, recorded_at ${instant} NOT NULL${columns.join('')})`;
    }),
  ];
}

/** The statements that take the tables of a generation away. */
export const droppedTables = (generation: Generation, tables: readonly string[]): readonly string[] =>
  [clientsTable(generation), correctionsTable(generation), ...tables.map((name) => factsTable(generation, name))].map(
    (table) => `DROP TABLE IF EXISTS ${table}`,
  );

/** What the current generation's facts are read by: every row once, though all lanes hold those of the company. */
export const viewOf = (generation: Generation, table: KeptTable): string => {
  const own = columnNames(table.columns).map(({ as }) => `, ${quoted(as)}`);
  return `SELECT client_id, revision, recorded_by, occurred_at, recorded_at${own.join('')}
    FROM ${factsTable(generation, table.name)} WHERE part = 0 OR client_id <> 'company'`;
};
