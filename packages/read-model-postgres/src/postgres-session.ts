import type { SqlColumn, SqlSession, SqlType, SqlValue } from '@clientele/projections/sql';
import type { ClientBase } from 'pg';

import { postgresDialect } from './postgres-dialect.ts';

/** What an array of values travels as; instants as milliseconds, which the statement makes instants of. */
const sentAs: Readonly<Record<SqlType, string>> = {
  ...postgresDialect.types,
  instant: 'DOUBLE PRECISION',
  json: 'TEXT',
};

/** Statements of the transaction that is open on a connection. */
export class PostgresSession implements SqlSession {
  readonly dialect = postgresDialect;
  readonly #client: ClientBase;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  async all(sql: string, parameters: readonly SqlValue[] = []): Promise<readonly (readonly unknown[])[]> {
    const { rows } = await this.#client.query<unknown[]>({
      text: numbered(sql),
      values: [...parameters],
      rowMode: 'array',
    });
    return rows;
  }

  async run(sql: string, parameters: readonly SqlValue[] = []): Promise<number> {
    const { rowCount } = await this.#client.query(numbered(sql), [...parameters]);
    return rowCount ?? 0;
  }

  /** All rows in one statement, each column as one array: no limit of parameters, and one plan for every page. */
  async insert(table: string, columns: readonly SqlColumn[], onConflict = ''): Promise<void> {
    const names = columns.map(({ name }) => name).join(', ');
    const arrays = columns.map(({ type }, index) => `$${String(index + 1)}::${sentAs[type]}[]`).join(', ');
    const cells = columns.map(({ type }, index) => cell(`c${String(index)}`, type)).join(', ');
    const row = columns.map((_, index) => `c${String(index)}`).join(', ');
    await this.#client.query(
      `INSERT INTO ${table} (${names})
       SELECT ${cells} FROM unnest(${arrays}) WITH ORDINALITY AS sent(${row}, place) ORDER BY place ${onConflict}`,
      columns.map(({ values }) => values),
    );
  }
}

function cell(name: string, type: SqlType): string {
  if (type === 'instant') return `to_timestamp(${name} / 1000)`;
  return type === 'json' ? `CAST(${name} AS JSON)` : name;
}

/** `?` as PostgreSQL writes it: `$1`, `$2`, … None of our statements has a question mark in a text. */
function numbered(sql: string): string {
  let number = 0;
  return sql.replace(/\?/g, () => `$${String((number += 1))}`);
}
