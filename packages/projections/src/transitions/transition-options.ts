import type { Transition } from '@clientele/core';

import type { TransitionCheckpoint } from './transition-checkpoint.ts';

/** Which transitions are told; what is absent does not narrow. */
export type TransitionFilter<Told extends Transition> = Readonly<{
  from?: Told['from'];
  to?: Told['to'];
  /** Of one client, or of these. */
  clientId?: string | readonly string[];
}>;

/** From where on transitions are told: after a checkpoint, or after the one that is found when the worker leads. */
export type Since =
  TransitionCheckpoint | (() => TransitionCheckpoint | undefined | Promise<TransitionCheckpoint | undefined>);

export type TransitionOptions<Told extends Transition> = TransitionFilter<Told> &
  Readonly<{
    /** Default: what comes from now on. */
    since?: Since;
    /** Also says when it has caught up. */
    signals?: boolean;
  }>;

/** Whether a filter lets a transition through. */
export function lets<Told extends Transition>({ from, to, clientId }: TransitionFilter<Told>, told: Told): boolean {
  if (from !== undefined && told.from !== from) return false;
  if (to !== undefined && told.to !== to) return false;
  if (clientId === undefined) return true;
  return typeof clientId === 'string' ? told.clientId === clientId : clientId.includes(told.clientId);
}
