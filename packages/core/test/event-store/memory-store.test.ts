import { openMemoryStore } from '../../src/event-store/memory-store.ts';
import { eventStoreContract } from '../../src/testing/event-store-contract.ts';

describe('the in-memory store', () => {
  eventStoreContract({ describe, it, open: (options) => openMemoryStore(options) });
});
