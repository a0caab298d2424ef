export { openSqliteDatabase } from './open-sqlite-database.ts';
export { openSqliteReadModel } from './open-sqlite-read-model.ts';
export type { SqliteReadModelOptions } from './open-sqlite-read-model.ts';
