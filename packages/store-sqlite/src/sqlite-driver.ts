/** The part of an SQLite driver that the store calls; `libsql` and `better-sqlite3` both have it. Of SQLite 3.43 or later. */
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

/** The part of a driver that works on threads of its own that the store calls. */
export type BackgroundDriver = new (path: string, options: object) => BackgroundConnection;

export interface BackgroundConnection {
  prepare(sql: string): Promise<BackgroundStatement>;
  close(): unknown;
}

export interface BackgroundStatement {
  /** From now on rows are arrays of their columns. */
  raw(): BackgroundStatement;
  all(parameters: readonly SqliteValue[]): Promise<readonly unknown[]>;
}
