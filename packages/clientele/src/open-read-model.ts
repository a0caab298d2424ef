import type { ReadModel } from '@clientele/projections';
import type * as readModelPostgres from '@clientele/read-model-postgres';
import { openSqliteReadModel } from '@clientele/read-model-sqlite';

import { type LazyPackage, loadPackage } from './load-package.ts';

/** Opens a read model in a file, or at a PostgreSQL address. Throws `MissingPackage` and `StoreFailure`. */
export async function openReadModel(where: string): Promise<ReadModel> {
  if (!/^postgres(ql)?:\/\//.test(where)) return openSqliteReadModel(where);
  const { openPostgresReadModel } = await loadPackage(postgresPackage);
  return openPostgresReadModel(where);
}

type PostgresPackage = typeof readModelPostgres;

const postgresPackage: LazyPackage<PostgresPackage> = {
  name: '@clientele/read-model-postgres',
  neededBy: 'read models in PostgreSQL',
  isIt: (found): found is PostgresPackage =>
    typeof found === 'object' && found !== null && 'openPostgresReadModel' in found,
  load: () => import('@clientele/read-model-postgres'),
};
