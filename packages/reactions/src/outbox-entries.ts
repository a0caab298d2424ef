import type { NotificationAdapter } from './adapters/notification-adapter.ts';
import type { Effect } from './effect.ts';
import { notificationId } from './keys.ts';
import type { OutboxEntry } from './log/reaction-log.ts';
import type { Notification } from './notification.ts';

/** The channel on which commands wait. */
export const commands = 'commands';

/** The channels on which somebody is there to do or take something. */
export const channelsOf = (adapters: readonly NotificationAdapter[]): readonly string[] => [
  commands,
  ...adapters.filter((adapter) => adapter.isReady?.() ?? true).map(({ name }) => name),
];

/** What is to be done for an effect: one command, or a delivery by each adapter that wants it. */
export function entriesOf(
  effect: Effect,
  key: string,
  reaction: string,
  adapters: readonly NotificationAdapter[],
): readonly OutboxEntry[] {
  if (effect.kind === 'command') {
    const { clientId, command } = effect;
    return [{ key, channel: commands, body: JSON.stringify({ clientId, command: { ...command, key } }) }];
  }
  const { topic, clientId, at, title, data } = effect;
  const notification: Notification = { id: notificationId(at, key), reaction, topic, clientId, at, title, data };
  const body = JSON.stringify(notification);
  return adapters
    .filter((adapter) => adapter.wants?.(notification) ?? true)
    .map(({ name }) => ({ key, channel: name, body }));
}
