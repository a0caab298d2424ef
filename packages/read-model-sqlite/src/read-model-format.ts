import type { FileFormat } from '@clientele/store-sqlite/file';

/**
 * The file of read models, "CLRM". Its tables are made by whoever uses them. A power cut may take the
 * last pages, each with its checkpoint: they are folded again.
 */
export const readModelFormat: FileFormat = {
  kind: 'read model',
  remedy: 'delete it, and it is built anew from the log',
  applicationId: 0x434c_524d,
  version: 1,
  tables: '',
  settings: `
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = 4000;
    PRAGMA journal_size_limit = 67108864;
    PRAGMA cache_size = -16000;
  `,
};
