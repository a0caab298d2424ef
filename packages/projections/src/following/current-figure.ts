import type { Facts, Tables } from '@clientele/core';

import type { FigureRows, FigureTable } from '../read-model/figure-rows.ts';

/**
 * A figure under a named policy, kept up to date as one row a client. `rows` is asked for the clients
 * that new events are about, or for all; it answers for whomever else that changes, too.
 */
export type CurrentFigure<T extends Tables> = Readonly<{
  table: FigureTable;
  /** Whether the clock alone may change it: then it is asked for all now and then, in milliseconds. */
  every?: number;
  rows: (facts: Facts<T>, clientIds: ReadonlySet<string> | 'all') => FigureRows['rows'];
}>;
