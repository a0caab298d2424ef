import { randomInt } from 'node:crypto';

import { type ClientCommand, type Instant, instantOf, millisecondsOf } from '@clientele/core';

import type { NotificationAdapter } from './adapters/notification-adapter.ts';
import type { Outcome, WaitingEntry } from './log/reaction-log.ts';
import type { Notification } from './notification.ts';
import { commands } from './outbox-entries.ts';

/** Does a command: `(clientId, command) => clientele.client(clientId).do(command)`. */
export type Execute = (clientId: string, command: ClientCommand) => Promise<unknown>;

/** Errors that say no for good, by name: also where two copies of this library are loaded. */
const final = new Set([
  'Refused',
  'InvalidEvent',
  'InvalidClientId',
  'InvalidInstant',
  'UnknownCommand',
  'UnstorableEvent',
  'KeyForgotten',
  'DeliveryRefused',
]);

const longest = 3_600_000;

/** Who does what waits, and how often it is tried. */
export type Means = Readonly<{
  execute: Execute;
  adapters: readonly NotificationAdapter[];
  attempts: number;
  signal: AbortSignal | undefined;
}>;

/** Tries to do what waits, and says what became of it. */
export async function attempt(entry: WaitingEntry, means: Means, now: Instant): Promise<Outcome> {
  const { execute, adapters, attempts, signal } = means;
  try {
    // What the outbox holds was written by us.
    if (entry.channel === commands) {
      const { clientId, command } = JSON.parse(entry.body) as { clientId: string; command: ClientCommand };
      await execute(clientId, command);
    } else {
      const notification = JSON.parse(entry.body) as Notification;
      await adapters.find(({ name }) => name === entry.channel)?.deliver(notification, signal);
    }
    return { state: 'done' };
  } catch (failure) {
    const error = failure instanceof Error ? failure.message : String(failure);
    if (failure instanceof Error && final.has(failure.name)) return { state: 'refused', error };
    if (entry.attempts + 1 >= attempts) return { state: 'given-up', error };
    const pause = Math.min(longest, 1_000 * 2 ** entry.attempts);
    const notBefore = instantOf(millisecondsOf(now) + pause + randomInt(1 + Math.floor(pause / 2)));
    return { state: 'waiting', error, notBefore };
  }
}
