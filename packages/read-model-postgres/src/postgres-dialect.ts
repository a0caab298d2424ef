import type { SqlDialect } from '@clientele/projections/sql';

import { replacePostgresView } from './postgres-view.ts';

/** Parked bodies stand as `JSON`, which keeps a text as it is: `JSONB` knows no U+0000. */
export const postgresDialect: SqlDialect = {
  types: {
    text: 'TEXT',
    integer: 'BIGINT',
    number: 'DOUBLE PRECISION',
    instant: 'TIMESTAMPTZ',
    boolean: 'BOOLEAN',
    json: 'JSON',
  },
  sequence: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  tablesLock: 'SELECT pg_advisory_xact_lock(4842318)',
  // Whoever waits for a lock makes all later readers wait behind him.
  impatience: "SET LOCAL lock_timeout = '500ms'",
  replaceView: replacePostgresView,
  now: 'clock_timestamp()',
  later: `clock_timestamp() + CAST(? AS DOUBLE PRECISION) * INTERVAL '1 millisecond'`,
  milliseconds: (column) => `CAST(round(extract(epoch FROM ${column}) * 1000) AS BIGINT)`,
};
