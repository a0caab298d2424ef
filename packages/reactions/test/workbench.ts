import type { EventStore } from '@clientele/core';

import {
  type Effect,
  type Notification,
  type NotificationAdapter,
  openSqliteReactionLog,
  type Reaction,
  reaction,
  type ReactionLog,
} from '../src/index.ts';
import { Reactor, type ReactorOptions, type Settled } from '../src/reactor.ts';
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

/** An adapter whose first delivery hangs until it is let go. */
export function hanging(name: string) {
  const all: Notification[] = [];
  let letGo = (): void => undefined;
  let reach = (): void => undefined;
  const free = new Promise<void>((resolve) => (letGo = resolve));
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const adapter = {
    name,
    all,
    reached,
    letGo,
    told: undefined as AbortSignal | undefined,
    deliver(notification: Notification, signal?: AbortSignal) {
      all.push(notification);
      adapter.told = signal;
      reach();
      return free;
    },
  };
  return adapter;
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
  const open = async (others: Partial<ReactorOptions> = {}): Promise<Reactor> => {
    const reactor = await Reactor.open({
      reaction: celebrate,
      store,
      log,
      clock: clock.read,
      adapters: [adapter],
      worker: 'w1',
      lease: 60_000,
      execute: (clientId, { key }) => Promise.resolve(done.push({ clientId, key })),
      ...more,
      ...others,
    });
    if (reactor === undefined) throw new Error('another worker leads');
    return reactor;
  };
  return { store, log, done, adapter, open };
}

/** Does what waits, on all channels at once. */
export async function settle(reactor: Reactor): Promise<Settled> {
  const all = await Promise.all(reactor.channels.map((channel) => reactor.settle(channel)));
  const sum = (state: keyof Settled) => all.reduce((total, settled) => total + settled[state], 0);
  return { done: sum('done'), refused: sum('refused'), 'given-up': sum('given-up'), waiting: sum('waiting') };
}
