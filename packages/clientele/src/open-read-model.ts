import { existsSync } from 'node:fs';

import { StoreFailure } from '@clientele/core';
import type { ReadModel } from '@clientele/projections';
import { openSqliteReadModel } from '@clientele/read-model-sqlite';

import { loadPackage } from './load-package.ts';
import { isPostgres, postgresPackage } from './postgres-package.ts';

export type OpenReadModelOptions = Readonly<{
  /** Refuse to make a new file. */
  mustExist?: boolean;
  /** How long a connection is waited for, in milliseconds; default 10,000. */
  connectWithin?: number;
}>;

/**
 * Opens a read model in a file, or at a PostgreSQL address. Throws `UnsupportedStore` for connections of
 * another kind, `InvalidConnection`, `MissingPackage` and `StoreFailure`.
 */
export async function openReadModel(
  where: string,
  { mustExist = false, ...options }: OpenReadModelOptions = {},
): Promise<ReadModel> {
  if (isPostgres(where)) {
    const { openPostgresReadModel } = await loadPackage(postgresPackage);
    return openPostgresReadModel(where, options);
  }
  if (mustExist && !existsSync(where))
    throw new StoreFailure('STORE_MISSING', where, `${where} is not there: follow first, or name another read model`);
  return openSqliteReadModel(where);
}
