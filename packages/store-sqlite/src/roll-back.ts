import type { SqliteConnection } from './sqlite-driver.ts';
import { sqliteCode } from './sqlite-failure.ts';

/** Ends a transaction without its changes, also one that SQLite has ended by itself (on a full disk, for one). */
export function rollBack(connection: SqliteConnection): void {
  try {
    connection.exec('ROLLBACK');
  } catch (error) {
    if (sqliteCode(error) === '') throw error;
  }
}
