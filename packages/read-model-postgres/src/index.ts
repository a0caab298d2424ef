export { openPostgresDatabase } from './open-postgres-database.ts';
export type { PostgresOptions } from './open-postgres-database.ts';
export { openPostgresReadModel } from './open-postgres-read-model.ts';
