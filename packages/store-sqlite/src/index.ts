export { copySqliteStore } from './copy-sqlite-store.ts';
export type { CopiedStore } from './copy-sqlite-store.ts';
export type { Durability } from './log-file.ts';
export { openSqliteStore } from './open-sqlite-store.ts';
export type { SqliteStoreOptions } from './open-sqlite-store.ts';
export type { SqliteConnection, SqliteDriver, SqliteStatement, SqliteValue } from './sqlite-driver.ts';
export type { KeysOutOfReach } from './keys-file.ts';
export { openSqliteVault } from './open-sqlite-vault.ts';
export type { SqliteVaultOptions } from './open-sqlite-vault.ts';
