import type { Tables } from '@clientele/core';

import type { FollowedChange } from './followed-change.ts';
import type { FollowStatus } from './follow-status.ts';
import type { FollowProgress, Lag } from './lag.ts';

/** To whom a worker tells how it fares. */
export type WorkerOutput<T extends Tables> = Readonly<{
  change: (change: FollowedChange<T>) => void;
  lag: (lag: Lag) => void;
  progress: (progress: FollowProgress) => void;
  status: (status: FollowStatus) => void;
}>;
