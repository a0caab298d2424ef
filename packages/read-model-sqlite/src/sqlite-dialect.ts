import type { SqlDialect } from '@clientele/projections/sql';

const format = "'%Y-%m-%dT%H:%M:%fZ'";

/** Instants are texts such as `2026-03-01T09:30:00.000Z`: people read them, and they sort. */
export const sqliteDialect: SqlDialect = {
  types: { text: 'TEXT', integer: 'INTEGER', number: 'REAL', instant: 'TEXT', boolean: 'INTEGER', json: 'TEXT' },
  sequence: 'INTEGER PRIMARY KEY',
  tablesLock: undefined,
  impatience: undefined,
  // Nothing is lost with it: views that read it look it up when they are asked, and there are no rights.
  replaceView: async (sql, view, select) => {
    await sql.run(`DROP VIEW IF EXISTS ${view}`);
    await sql.run(`CREATE VIEW ${view} AS ${select}`);
  },
  now: `strftime(${format}, 'now')`,
  later: `strftime(${format}, 'now', (? / 1000.0) || ' seconds')`,
  milliseconds: (column) => `CAST(round((julianday(${column}) - 2440587.5) * 86400000.0) AS INTEGER)`,
};
