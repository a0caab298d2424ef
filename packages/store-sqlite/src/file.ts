export { rollBack } from './roll-back.ts';
export type { SqliteConnection, SqliteDriver, SqliteStatement, SqliteValue } from './sqlite-driver.ts';
export { storeFailureOf } from './sqlite-failure.ts';
export { openSqliteFile, withRemedy } from './sqlite-file.ts';
export type { FileFormat } from './sqlite-file.ts';
export { whenFree } from './when-free.ts';
