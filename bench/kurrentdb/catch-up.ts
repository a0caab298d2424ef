import { Facts } from '@clientele/core';
import { START, streamNameFilter } from '@kurrent/kurrentdb-client';

import { allTables, upcast } from '../company/questions.ts';
import type { Figure } from '../figure.ts';
import { besideFloor, perSecond, timed } from '../median-of.ts';
import type { LogOnServer } from './log-on-server.ts';

/** Everything from the start of the log, beside the bare client with the same subscription and filter. */
export async function catchUpFigures({ store, client, namespace, events }: LogOnServer): Promise<readonly Figure[]> {
  const bare = async (): Promise<void> => {
    const filter = streamNameFilter({ regex: `^${namespace}:([^-$:]+_)?(client-|company$)` });
    const subscription = client.subscribeToAll({ fromPosition: START, filter });
    let left = events;
    for await (const _ of subscription) if ((left -= 1) === 0) break;
    await subscription.unsubscribe();
  };
  const subscribed = async (): Promise<void> => {
    for await (const message of store.subscribe()) if (message.kind === 'caught-up') break;
  };
  const folded = async (): Promise<void> => {
    const facts = new Facts(allTables, upcast);
    for await (const page of store.scan()) facts.append(page);
    if (facts.log.events !== events) throw new Error(`${String(facts.log.events)} events were read`);
  };
  const figure = async (name: string, work: () => Promise<void>): Promise<Figure> => ({
    name,
    unit: 'events/s',
    ...(await besideFloor(
      async () => perSecond(events, await timed(work)),
      async () => perSecond(events, await timed(bare)),
    )),
    goal: 0.9,
    lowerIsBetter: false,
  });
  return [
    await figure('catch-up from KurrentDB, subscribed, beside the bare subscription', subscribed),
    await figure('catch-up from KurrentDB into all facts, beside the bare subscription', folded),
  ];
}
