import type { ClientCommand } from '@clientele/core';

import type { Notification } from './notification.ts';

/**
 * What a reaction asks for. Its `name` tells it from the others of the same event or instant, and
 * must be the same whenever the same is asked: reaction, version, event and name make the key under
 * which it takes effect once.
 */
export type Effect =
  | Readonly<{ kind: 'command'; name: string; clientId: string; command: ClientCommand }>
  | (Readonly<{ kind: 'notification'; name: string }> & Omit<Notification, 'id' | 'reaction'>);
