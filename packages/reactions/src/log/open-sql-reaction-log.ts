import type { SqlDatabase } from '@clientele/projections/sql';

import type { ReactionLog } from './reaction-log.ts';
import { SqlReactionLog } from './sql-reaction-log.ts';

export type SqlReactionLogOptions = Readonly<{
  /** Make no tables where there are none: throw `StoreFailure` instead. For those who only look. */
  mustExist?: boolean;
}>;

/**
 * The log of reactions in a database that is open already, for workers on several machines. Closing
 * the log closes the database. Throws `StoreFailure` where a newer version made its tables.
 *
 * @example
 * await using log = await openSqlReactionLog(openPostgresDatabase('postgres://app@db.example/crm'));
 */
export const openSqlReactionLog = (
  database: SqlDatabase,
  { mustExist = false }: SqlReactionLogOptions = {},
): Promise<ReactionLog> => SqlReactionLog.open(database, mustExist);
