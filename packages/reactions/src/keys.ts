import { idFromKey, type Instant } from '@clientele/core';

import type { Reaction } from './reaction.ts';

/**
 * The key under which an effect is done once: reaction, version, what it came of, its name. An event
 * is named with its id, a due date with the log: in a log that was restored another event may stand
 * at the same revision.
 */
export const effectKey = ({ name, version }: Pick<Reaction, 'name' | 'version'>, ...rest: readonly string[]): string =>
  [name, String(version), ...rest].join('/');

/** The id that a notification always has. */
export const notificationId = (at: Instant, key: string): string => idFromKey(at, 'notification', key);
