/** The part of an SQLite driver that the store calls; `libsql` and `better-sqlite3` both have it. */
export type SqliteDriver = new (path: string) => SqliteConnection;

export interface SqliteConnection {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

export interface SqliteStatement {
  // In one list: the driver takes a lone blob for an object of named parameters, and ends the process.
  run(parameters: readonly SqliteValue[]): { lastInsertRowid: number | bigint };
  /** From now on rows are arrays of their columns. */
  raw(): SqliteStatement;
  all(parameters?: readonly SqliteValue[]): unknown[];
  /** One entry for each column of the rows. */
  columns(): readonly unknown[];
}

export type SqliteValue = number | string | Uint8Array | null;
