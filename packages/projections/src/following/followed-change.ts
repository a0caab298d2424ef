import type { Facts, Tables } from '@clientele/core';

/**
 * What a worker that leads tells: that the facts stand at the end of the log, or whom newly kept
 * events are about. `live` is false while a generation is built from the past: who acts on changes
 * leaves those alone.
 */
export type FollowedChange<T extends Tables> =
  | Readonly<{ kind: 'caught-up'; facts: Facts<T> }>
  | Readonly<{ kind: 'changed'; clientIds: ReadonlySet<string>; facts: Facts<T>; live: boolean }>;
