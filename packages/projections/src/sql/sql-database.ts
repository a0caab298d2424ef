/** What a statement takes and a row holds. */
export type SqlValue = string | number | boolean | null;

export type SqlType = 'text' | 'integer' | 'number' | 'instant' | 'boolean' | 'json';

/** A column of rows to be inserted at once; instants are milliseconds. */
export type SqlColumn = Readonly<{ name: string; type: SqlType; values: readonly SqlValue[] }>;

/** Where the databases differ. */
export type SqlDialect = Readonly<{
  types: Readonly<Record<SqlType, string>>;
  /** The definition of a primary key that grows with each row. */
  sequence: string;
  /** The database's own clock: workers on several machines agree about it. */
  now: string;
  /** The instant that is so many milliseconds, a parameter, from now. */
  later: string;
  /** Waits until nobody else makes the shared tables, up to the end of the transaction; undefined where writing does. */
  tablesLock: string | undefined;
  /** Makes the rest of a transaction fail as busy rather than keep others waiting; undefined where nobody has to wait. */
  impatience: string | undefined;
  /**
   * Puts a view in the place of the one of that name, if there is one, with the rights that were
   * granted on it. Throws `ViewInUse` where something depends on the old one that the new one cannot bear.
   */
  replaceView: (sql: SqlSession, view: string, select: string) => Promise<void>;
  /** A column of instants as milliseconds. */
  milliseconds: (column: string) => string;
}>;

/** Statements within one transaction; parameters stand as `?`. */
export interface SqlSession {
  readonly dialect: SqlDialect;
  /** Rows as lists of their columns. */
  all(sql: string, parameters?: readonly SqlValue[]): Promise<readonly (readonly unknown[])[]>;
  /** How many rows were changed. */
  run(sql: string, parameters?: readonly SqlValue[]): Promise<number>;
  /** Adds rows in their order, the fast way; `onConflict` is the end of the statement. */
  insert(table: string, columns: readonly SqlColumn[], onConflict?: string): Promise<void>;
}

/** A database as a read model needs it. Errors come as `StoreFailure` where it cannot do its work. */
export interface SqlDatabase {
  /** For messages: without secrets. */
  readonly name: string;
  /** A transaction that writes: one after the other within a process. Rolled back when the work throws. */
  write<T>(work: (sql: SqlSession) => Promise<T>): Promise<T>;
  /** A transaction that sees one state of the database throughout. */
  read<T>(work: (sql: SqlSession) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
