import type { EventStore, Facts, Tables } from '@clientele/core';
import { Observable } from 'rxjs';

import type { FactsChange } from './facts-change.ts';

type Followed<T extends Tables> = Readonly<{
  store: EventStore;
  catchUp: () => Promise<Facts<T>>;
  /** Tells whom each page that is folded is about, until the function it gives back is called. */
  listen: (listener: FactsListener<T>) => () => void;
}>;

/** Hears whom a page is about, with the facts that hold it. */
export type FactsListener<T extends Tables> = (clientIds: ReadonlySet<string>, facts: Facts<T>) => void;

/**
 * The log's subscription serves as a bell: at each ring the facts catch up by the same reading that
 * every other caller uses, so that no event is folded twice, whoever asks.
 */
export function followLog<T extends Tables>({ store, catchUp, listen }: Followed<T>): Observable<FactsChange<T>> {
  return new Observable((subscriber) => {
    const leaving = new AbortController();
    let deaf: (() => void) | undefined;
    const follow = async () => {
      let facts = await catchUp();
      if (leaving.signal.aborted) return;
      deaf = listen((clientIds, current) => {
        subscriber.next({ kind: 'changed', clientIds, facts: current });
      });
      subscriber.next({ kind: 'caught-up', facts });
      const from = facts.position === undefined ? {} : { from: facts.position };
      for await (const message of store.subscribe({ ...from, signal: leaving.signal })) {
        if (message.kind !== 'event') continue;
        const { position } = message.event;
        if (facts.position === undefined || store.comparePositions(position, facts.position) > 0)
          facts = await catchUp();
      }
    };
    follow().then(
      () => {
        subscriber.complete();
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) subscriber.error(error);
      },
    );
    return () => {
      deaf?.();
      leaving.abort();
    };
  });
}
