import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';

import { instantOf } from '@clientele/core';
import type { SqlColumn, SqlSession, SqlValue } from '@clientele/projections/sql';
import type { SqliteConnection, SqliteStatement, SqliteValue } from '@clientele/store-sqlite/file';

import { sqliteDialect } from './sqlite-dialect.ts';
import { textsOf } from './texts-of.ts';
import { UnreadableText } from './unreadable-text.ts';

/** Of one statement: more rows in one gain nothing. */
const parametersAtOnce = 500;

const manyRows = 1_000;

/** Statements of the transaction that is open on a connection. */
export class SqliteSession implements SqlSession {
  readonly dialect = sqliteDialect;
  readonly #connection: SqliteConnection;
  readonly #statements = new Map<string, SqliteStatement>();
  readonly #changes: SqliteStatement;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
    this.#changes = connection.prepare('SELECT changes()').raw();
  }

  async all(sql: string, parameters: readonly SqlValue[] = []): Promise<readonly (readonly unknown[])[]> {
    const statement = this.#connection.prepare(sql);
    const values = parameters.map(valueOf);
    this.#checkTexts(textsOf(sql, statement.columns().length), values);
    const rows = statement.raw().all(values);
    // Whoever reads much leaves others a turn.
    if (rows.length > manyRows) await setImmediate();
    return rows.map((row) => (Array.isArray(row) ? (row as readonly unknown[]) : []));
  }

  /** Looking at all texts as one blob beforehand is far cheaper than reading each as a blob. */
  #checkTexts(sql: string, values: readonly SqliteValue[]): void {
    const [row] = this.#connection.prepare(sql).raw().all(values);
    const bytes: unknown = Array.isArray(row) ? row[0] : undefined;
    if (bytes instanceof Uint8Array && !isUtf8(bytes)) throw new UnreadableText();
  }

  run(sql: string, parameters: readonly SqlValue[] = []): Promise<number> {
    if (parameters.length === 0 && !/^\s*(UPDATE|DELETE|INSERT)/i.test(sql)) {
      this.#connection.exec(sql);
      return Promise.resolve(0);
    }
    this.#connection.prepare(sql).run(parameters.map(valueOf));
    const [row] = this.#changes.all();
    return Promise.resolve(Number(Array.isArray(row) ? row[0] : 0));
  }

  insert(table: string, columns: readonly SqlColumn[], onConflict = ''): Promise<void> {
    const rows = columns[0]?.values.length ?? 0;
    const inOne = Math.max(1, Math.floor(parametersAtOnce / columns.length));
    for (let row = 0; row < rows;) {
      const count = rows - row >= inOne ? inOne : 1;
      const values: SqliteValue[] = [];
      for (const end = row + count; row < end; row++)
        for (const { type, values: column } of columns) {
          const value = column[row] ?? null;
          values.push(type === 'instant' && typeof value === 'number' ? instantOf(value) : valueOf(value));
        }
      this.#statement(table, columns, count, onConflict).run(values);
    }
    return Promise.resolve();
  }

  /** Statements that add rows are few and used for every page: they are prepared once. */
  #statement(table: string, columns: readonly SqlColumn[], rows: number, onConflict: string): SqliteStatement {
    const row = `(${columns.map(() => '?').join(', ')})`;
    const names = columns.map(({ name }) => name).join(', ');
    const sql = `INSERT INTO ${table} (${names}) VALUES ${new Array(rows).fill(row).join(', ')} ${onConflict}`;
    const known = this.#statements.get(sql) ?? this.#connection.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }
}

const valueOf = (value: SqlValue): SqliteValue => (typeof value === 'boolean' ? Number(value) : value);
