import type * as readModelPostgres from '@clientele/read-model-postgres';

import type { LazyPackage } from './load-package.ts';

export const isPostgres = (where: string): boolean => /^postgres(ql)?:\/\//.test(where);

type PostgresPackage = typeof readModelPostgres;

/** The driver of PostgreSQL, for those who have such a server. */
export const postgresPackage: LazyPackage<PostgresPackage> = {
  name: '@clientele/read-model-postgres',
  neededBy: 'PostgreSQL addresses',
  isIt: (found): found is PostgresPackage =>
    typeof found === 'object' && found !== null && 'openPostgresReadModel' in found,
  load: () => import('@clientele/read-model-postgres'),
};
