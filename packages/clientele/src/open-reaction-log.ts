import { existsSync } from 'node:fs';

import { StoreFailure } from '@clientele/core';
import type { ReactionLog } from '@clientele/reactions';

import { loadPackage } from './load-package.ts';
import { isPostgres, postgresPackage } from './postgres-package.ts';
import { reactionsPackage } from './reactions-package.ts';

export type OpenReactionLogOptions = Readonly<{
  /** Do not make a log that is not there: throw `StoreFailure` instead. For those who only look. */
  mustExist?: boolean;
}>;

/**
 * Opens the log of reactions in a file, or at a PostgreSQL address: to see what is to be done, what
 * was refused or given up, and to have it tried again. Throws `MissingPackage` and `StoreFailure`.
 *
 * @example
 * await using log = await openReactionLog('clients.db.reactions');
 * await log.entries('given-up');
 */
export async function openReactionLog(
  where: string,
  { mustExist = false }: OpenReactionLogOptions = {},
): Promise<ReactionLog> {
  const { openSqliteReactionLog, openSqlReactionLog } = await loadPackage(reactionsPackage);
  if (!isPostgres(where)) {
    if (mustExist && !existsSync(where))
      throw new StoreFailure('STORE_MISSING', where, `there is no ${where} here: name the log that is given to react`);
    return openSqliteReactionLog(where);
  }
  const { openPostgresDatabase } = await loadPackage(postgresPackage);
  return openSqlReactionLog(openPostgresDatabase(where), { mustExist });
}
