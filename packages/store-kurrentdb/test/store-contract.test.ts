import { eventStoreContract } from '@clientele/core/testing';

import { openKurrentStore } from '../src/index.ts';
import { MockServer } from './mock-server.ts';
import { expectNoStrayErrors } from './mocked.ts';

expectNoStrayErrors();

const servers = new Map<object, MockServer>();
afterAll(() => {
  for (const server of servers.values()) server.stop();
});

// Without a fault the mock is as good as a server: what it shows of faults counts. `test/live` asks a real one.
eventStoreContract({
  describe,
  it,
  ids: 'stream',
  open: async (options) => {
    const server = await MockServer.start();
    const store = await openKurrentStore(server.address, options);
    servers.set(store, server);
    return store;
  },
  openAgain: (first, options) => openKurrentStore(servers.get(first)?.address ?? '', options),
});
