import type { EventStore, ReadAllOptions, RecordedEvent, SubscribeOptions, SubscriptionMessage } from '@clientele/core';

/** A store that counts the subscriptions that are open, and of which a test can make other calls fail. */
export function countedStore(store: EventStore) {
  const counted = {
    subscriptions: 0,
    opened: 0,
    /** Called before each `readAll`; what it throws is thrown there. */
    onRead: (): void => undefined,
    store,
  };
  async function* subscribe(options?: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    counted.subscriptions += 1;
    counted.opened += 1;
    try {
      yield* store.subscribe(options);
    } finally {
      counted.subscriptions -= 1;
    }
  }
  const readAll = (options?: ReadAllOptions): AsyncIterable<RecordedEvent> => {
    counted.onRead();
    return store.readAll(options);
  };
  counted.store = new Proxy(store, {
    get(target, name) {
      if (name === 'subscribe') return subscribe;
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name === 'readAll') return readAll;
      return value.bind(target) as unknown;
    },
  });
  return counted;
}
