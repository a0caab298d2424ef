import { openMemoryStore } from '@clientele/core';

import { openSqliteStore } from '../src/index.ts';
import { newFolder } from '../../../test/new-folder.ts';
import { clock, sampleEvent } from './sample-event.ts';

it('an event whose body is empty is seen by who folds the log, as from any other store', async () => {
  await using memory = openMemoryStore({ clock });
  await using file = await openSqliteStore(`${newFolder()}/clients.db`, { clock });
  for (const store of [memory, file]) {
    const bodies = [{ number: 0 }, null, null, { number: 3 }];
    const events = bodies.map((data, n) => ({ ...sampleEvent('acme', n), data }));
    await store.append('client-acme', events, { expect: 'no-stream' });
    for (const [types, seen] of [
      [undefined, bodies],
      [['OfferMade'], [{ number: 0 }, null]],
    ] as const) {
      const scanned: unknown[] = [];
      for await (const { rows } of store.scan({ ...(types && { types }) }))
        scanned.push(...rows.map(({ data }) => data));
      expect(scanned).toEqual(seen);
    }
  }
});
