import type { FileFormat } from './sqlite-file.ts';

/**
 * One row an event. Streams and types are short integers, ids and hashes bytes, times milliseconds:
 * that halves the file and doubles inserts. `data` is the canonical text that the hash covers,
 * `meta` what of it has no column.
 */
const tables = `
CREATE TABLE log (id TEXT NOT NULL);
CREATE TABLE streams (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  category TEXT NOT NULL,
  client TEXT NOT NULL
);
CREATE TABLE types (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  type INTEGER NOT NULL,
  version INTEGER NOT NULL,
  imported INTEGER NOT NULL,
  occurred INTEGER NOT NULL,
  recorded INTEGER NOT NULL,
  id BLOB NOT NULL,
  hash BLOB NOT NULL,
  data TEXT NOT NULL,
  meta TEXT NOT NULL,
  UNIQUE (stream, revision),
  UNIQUE (id)
);
`;

/** The format of a log, "CLNT", with the settings for a durability. */
export const logFormat = (durability: 'full' | 'normal'): FileFormat => ({
  kind: 'store',
  applicationId: 0x434c_4e54,
  version: 1,
  tables,
  settings: `
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = ${durability};
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA wal_autocheckpoint = 4000;
    PRAGMA journal_size_limit = 67108864;
    PRAGMA cache_size = -16000;
  `,
});
