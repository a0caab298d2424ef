export { openPostgresReadModel } from './open-postgres-read-model.ts';
export type { PostgresReadModelOptions } from './open-postgres-read-model.ts';
