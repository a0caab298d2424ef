import { StoreFailure } from '@clientele/core';

import type { SqlDatabase } from './sql-database.ts';

/** Tables of ours in a database: how their format is found, or they are made, and which one the program knows. */
export type OwnTables = Readonly<{
  found: (database: SqlDatabase) => Promise<number>;
  known: number;
  /** What is said of a database with later ones: `was made by`. */
  madeBy: string;
}>;

/**
 * The database, once its tables are there in a format that the program knows; closed where that fails.
 * Throws `StoreFailure` where a newer program made them.
 */
export async function openTables(database: SqlDatabase, { found, known, madeBy }: OwnTables): Promise<SqlDatabase> {
  const { name } = database;
  try {
    const version = await found(database);
    if (version <= known) return database;
    const formats = `format ${String(version)}, this program knows ${String(known)}`;
    throw new StoreFailure('STORE_NEWER', name, `${name} ${madeBy} a newer version (${formats}): update this program`);
  } catch (error) {
    await database.close();
    throw error;
  }
}
