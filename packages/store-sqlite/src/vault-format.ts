import type { FileFormat } from './sqlite-file.ts';

/**
 * The format of a vault, "CLNV": a rollback journal that is gone after each commit instead of a
 * write-ahead log that would keep keys, bytes overwritten when they are deleted, and a key on disk
 * before the first event that needs it.
 */
export const vaultFormat: FileFormat = {
  kind: 'vault',
  applicationId: 0x434c_4e56,
  version: 1,
  // A key that is NULL was destroyed: the client is remembered as forgotten.
  tables: 'CREATE TABLE keys (client TEXT NOT NULL PRIMARY KEY, key BLOB)',
  settings: `
    PRAGMA journal_mode = DELETE;
    PRAGMA synchronous = EXTRA;
    PRAGMA fullfsync = ON;
    PRAGMA secure_delete = ON;
  `,
};
