import type { Transition } from '@clientele/core';

import type { TransitionCheckpoint } from './transition-checkpoint.ts';

/** A transition as a follower is told it, with the checkpoint after it. */
export type FollowedTransition<Told extends Transition> = Told &
  Readonly<{ kind: 'transition'; checkpoint: TransitionCheckpoint }>;

/** What a stream says with `signals`: transitions, and that all there was to tell has been told. */
export type TransitionMessage<Told extends Transition> =
  FollowedTransition<Told> | Readonly<{ kind: 'caught-up'; checkpoint: TransitionCheckpoint }>;
