import type { ReactionLog } from '@clientele/reactions';

import { loadPackage } from './load-package.ts';
import { isPostgres, postgresPackage } from './postgres-package.ts';
import { reactionsPackage } from './reactions-package.ts';

/**
 * Opens the log of reactions in a file, or at a PostgreSQL address: to see what is to be done, what
 * was refused or given up, and to have it tried again. Throws `MissingPackage` and `StoreFailure`.
 *
 * @example
 * await using log = await openReactionLog('clients.db.reactions');
 * await log.entries('given-up');
 */
export async function openReactionLog(where: string): Promise<ReactionLog> {
  const { openSqliteReactionLog, openSqlReactionLog } = await loadPackage(reactionsPackage);
  if (!isPostgres(where)) return openSqliteReactionLog(where);
  const { openPostgresDatabase } = await loadPackage(postgresPackage);
  return openSqlReactionLog(openPostgresDatabase(where));
}
