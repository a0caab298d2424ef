import type { EventStore } from '@clientele/core';

import {
  type Effect,
  type Notification,
  type NotificationAdapter,
  openSqliteReactionLog,
  type Reaction,
  reaction,
  type ReactionLog,
  Reactor,
  type ReactorOptions,
} from '../src/index.ts';
import { openStore, StillClock, tell } from './logs.ts';

export const clock = new StillClock('2026-03-01T09:00:00Z');
beforeEach(() => {
  clock.set('2026-03-01T09:00:00Z');
});

/** Tells of each deal that was won, and has a survey sent. */
export const celebrate: Reaction = reaction({
  name: 'celebrate',
  version: 1,
  on: ['DealClosed'],
  react: ({ clientId, occurredAt, data }): readonly Effect[] => [
    {
      kind: 'notification',
      name: 'won',
      topic: 'deal.won',
      clientId,
      at: occurredAt,
      title: 'won',
      data: data as Readonly<Record<string, unknown>>,
    },
    {
      kind: 'command',
      name: 'survey',
      clientId,
      command: { type: 'SendSurvey', data: { questionnaire: 'after sale' } },
    },
  ],
});

export const won = (store: EventStore, clientId: string, dealId: string, more = {}) =>
  tell(store, clientId, 'DealClosed', { dealId }, '2026-03-01T08:00:00Z', more);

export function told(name = 'test'): NotificationAdapter & { readonly all: Notification[]; fail: Error | undefined } {
  const all: Notification[] = [];
  return {
    name,
    all,
    fail: undefined,
    deliver(notification) {
      if (this.fail !== undefined) return Promise.reject(this.fail);
      all.push(notification);
      return Promise.resolve();
    },
  };
}

type Done = Readonly<{ clientId: string; key: string | undefined }>;

export async function bench(
  more: Partial<ReactorOptions> = {},
  with_: Readonly<{ log?: ReactionLog; store?: EventStore }> = {},
) {
  const store = with_.store ?? openStore(clock.read);
  const log = with_.log ?? (await openSqliteReactionLog(':memory:'));
  const done: Done[] = [];
  const adapter = told();
  const open = (others: Partial<ReactorOptions> = {}) =>
    Reactor.open({
      reaction: celebrate,
      store,
      log,
      clock: clock.read,
      adapters: [adapter],
      execute: (clientId, { key }) => Promise.resolve(done.push({ clientId, key })),
      ...more,
      ...others,
    });
  return { store, log, done, adapter, open };
}
