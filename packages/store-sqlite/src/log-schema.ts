/** Marks the file as ours: "CLNT". */
export const applicationId = 0x434c_4e54;

/** The version of the tables below; a file of a later one is refused. */
export const formatVersion = 1;

/**
 * One row an event. Streams and types are short integers, ids and hashes bytes, times milliseconds:
 * that halves the file and doubles inserts. `data` is the canonical text that the hash covers,
 * `meta` what of it has no column.
 */
export const logTables = `
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
PRAGMA application_id = ${String(applicationId)};
PRAGMA user_version = ${String(formatVersion)};
`;
