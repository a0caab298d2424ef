import type { Facts, Tables } from '@clientele/core';

/** What a follower of a projection is told: that the facts stand at the end of the log, or whom new events are about. */
export type FactsChange<T extends Tables> =
  | Readonly<{ kind: 'caught-up'; facts: Facts<T> }>
  | Readonly<{ kind: 'changed'; clientIds: ReadonlySet<string>; facts: Facts<T> }>;
