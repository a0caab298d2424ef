import type { ReadModel } from '@clientele/projections';
import { openPostgresReadModel } from '@clientele/read-model-postgres';
import { openSqliteReadModel } from '@clientele/read-model-sqlite';

/** A read model at a PostgreSQL address or in a file. */
export const openReadModel = (address: string): Promise<ReadModel> =>
  address.startsWith('postgres://') ? openPostgresReadModel(address) : openSqliteReadModel(address);
