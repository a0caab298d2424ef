export { openTables } from './open-tables.ts';
export type { OwnTables } from './open-tables.ts';
export type { SqlColumn, SqlDatabase, SqlDialect, SqlSession, SqlType, SqlValue } from './sql-database.ts';
export { SqlReadModel } from './sql-read-model.ts';
