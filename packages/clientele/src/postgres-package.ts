import type * as readModelPostgres from '@clientele/read-model-postgres';

import type { LazyPackage } from './load-package.ts';
import { schemeOf } from './store-name.ts';
import { UnsupportedStore } from './unsupported-store.ts';

/** Whether tables are to be kept in PostgreSQL, or in a file. Throws `UnsupportedStore` for connections of another kind. */
export function isPostgres(where: string): boolean {
  const scheme = schemeOf(where);
  if (scheme === undefined) return false;
  if (/^postgres(ql)?$/.test(scheme)) return true;
  throw new UnsupportedStore(
    scheme,
    `no tables can be kept at ${scheme}:// addresses: name a file such as clients.db.read, or postgres://host/database`,
  );
}

type PostgresPackage = typeof readModelPostgres;

/** The driver of PostgreSQL, for those who have such a server. */
export const postgresPackage: LazyPackage<PostgresPackage> = {
  name: '@clientele/read-model-postgres',
  neededBy: 'PostgreSQL addresses',
  isIt: (found): found is PostgresPackage =>
    typeof found === 'object' && found !== null && 'openPostgresReadModel' in found,
  load: () => import('@clientele/read-model-postgres'),
};
