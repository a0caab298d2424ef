import { idFromKey, type Instant } from '@clientele/core';

import type { Reaction } from './reaction.ts';

/** The key under which an effect is done once: reaction, version, what it came of, its name. */
export const effectKey = ({ name, version }: Pick<Reaction, 'name' | 'version'>, ...rest: readonly string[]): string =>
  [name, String(version), ...rest].join('/');

/** The id that a notification always has. */
export const notificationId = (at: Instant, key: string): string => idFromKey(at, 'notification', key);
