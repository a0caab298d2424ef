import type { FactTable, Tables } from '@clientele/core';

import type { Generation } from '../read-model/generation.ts';
import type { SqlDialect } from './sql-database.ts';
import { columnNames, quoted, tableName, viewName } from './sql-names.ts';

/** The tables of a generation that are not of facts. */
export const clientsTable = ({ group, number }: Generation): string =>
  quoted(tableName(group, number, 'known_clients'));
export const correctionsTable = ({ group, number }: Generation): string =>
  quoted(tableName(group, number, 'known_corrections'));
export const factsTable = ({ group, number }: Generation, table: string): string =>
  quoted(tableName(group, number, table));

/** The statements that make the tables of a generation. */
export function generationTables(generation: Generation, tables: Tables, dialect: SqlDialect): readonly string[] {
  const { text, integer, instant } = dialect.types;
  const key = `seq ${dialect.sequence}, part ${integer} NOT NULL, client_id ${text} NOT NULL`;
  return [
    `CREATE TABLE ${clientsTable(generation)} (${key})`,
    `CREATE TABLE ${correctionsTable(generation)} (
      ${key}, revision ${integer} NOT NULL, recorded_by ${integer} NOT NULL, recorded_at ${instant} NOT NULL)`,
    ...Object.values(tables).map((table) => {
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
export const viewOf = (generation: Generation, table: FactTable): string => {
  const own = columnNames(table.columns).map(({ as }) => `, ${quoted(as)}`);
  return `CREATE VIEW ${quoted(viewName(generation.group, table.name))} AS
    SELECT client_id, revision, recorded_by, occurred_at, recorded_at${own.join('')}
    FROM ${factsTable(generation, table.name)} WHERE part = 0 OR client_id <> 'company'`;
};

export const droppedView = (group: string, table: string): string =>
  `DROP VIEW IF EXISTS ${quoted(viewName(group, table))}`;
