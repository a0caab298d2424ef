import { eventStoreContract } from '@clientele/core/testing';
import { openKurrentStore } from '@clientele/store-kurrentdb';

import { newNamespace, serverOfTests } from './server.ts';

const server = serverOfTests();
const namespaces = new WeakMap<object, string>();

eventStoreContract({
  describe,
  it: (name, test) => {
    it(name, test, 60_000);
  },
  ids: 'stream',
  open: async (options) => {
    const namespace = newNamespace();
    const store = await openKurrentStore(server(), { ...options, namespace });
    namespaces.set(store, namespace);
    return store;
  },
  openAgain: (first, options) => openKurrentStore(server(), { ...options, namespace: namespaces.get(first) ?? '' }),
});
