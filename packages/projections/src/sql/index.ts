export type { SqlColumn, SqlDatabase, SqlDialect, SqlSession, SqlType, SqlValue } from './sql-database.ts';
export { SqlReadModel } from './sql-read-model.ts';
