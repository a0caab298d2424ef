import type { Tables } from '@clientele/core';

import type { FollowOptions, Settings } from './follow-options.ts';
import { Following } from './following.ts';
import { wholeCompany } from './partition.ts';
import { defaultPatience } from './retry-delay.ts';
import { systemTimer } from './timer.ts';

/**
 * Starts a worker of a group: it folds the log into the read model, each event once in effect, as
 * long as it leads, and stands by while another does. It goes on through failures until it is closed.
 *
 * @example
 * const following = follow({ store, readModel, group: 'crm', tables, upcast, clock, worker: 'host-1' });
 * following.changes$().subscribe((change) => console.log(change.kind));
 * await following.seen(position, { timeout: 2_000 });
 * await following.close();
 */
export function follow<T extends Tables>(options: FollowOptions<T>): Following<T> {
  const settings: Settings<T> = {
    ...options,
    partition: options.partition ?? wholeCompany,
    figures: options.figures ?? [],
    unknownEvents: options.unknownEvents,
    onClose: options.onClose,
    lease: options.lease ?? 10_000,
    batch: options.batch ?? 5_000,
    replaces: options.replaces,
    policies: options.policies ?? {},
    patience: options.patience ?? defaultPatience,
    timer: options.timer ?? systemTimer,
    random: options.random ?? Math.random,
    onNotice: options.onNotice ?? (() => undefined),
  };
  return new Following(settings);
}
