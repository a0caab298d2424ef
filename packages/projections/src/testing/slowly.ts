import type { EventStore } from '@clientele/core';
import { factRowOf } from '@clientele/core/event-store';

import { instead } from './instead.ts';

/** A store that scans event by event, each after so many milliseconds. */
export const slowly = (store: EventStore, milliseconds: number): EventStore =>
  instead(store, {
    async *scan({ from } = {}) {
      for await (const event of store.readAll(from === undefined ? {} : { from })) {
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        const { position, id, meta } = event;
        yield { rows: [factRowOf(event)], hashes: Buffer.from(meta.hash, 'hex'), position, eventId: id };
      }
    },
  });
