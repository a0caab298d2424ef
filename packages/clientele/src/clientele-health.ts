import type { FollowingHealth, Health } from '@clientele/projections';
import type { ReactionHealth } from '@clientele/reactions';

/** How an opened Clientele is, as plain data without secrets. */
export type ClienteleHealth = Pick<Health, 'ok' | 'store'> &
  Readonly<{
    /** For how many milliseconds it has been open, by its clock. */
    uptime: number;
    /** The workers that it has started and not closed. */
    workers: readonly FollowingHealth[];
    /** The reactions that it has started and not closed. */
    reactions: readonly ReactionHealth[];
  }>;
