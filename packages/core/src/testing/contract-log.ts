import type { EventStore } from '../event-store/event-store.ts';
import { type Instant, instantOf } from '../time/instant.ts';
import type { EventStoreContract } from './event-store-contract.ts';

/** What a contract test works with: a store on a log of its own, closed when the test is over. */
export type ContractLog = Readonly<{
  describe: EventStoreContract['describe'];
  it: (name: string, test: (log: OpenLog) => Promise<void>) => void;
  /** Where an id can be taken. */
  ids: 'log' | 'stream';
}>;

export type OpenLog = Readonly<{
  store: EventStore;
  /** A second store on the same log, or the same store again where a log has only one. */
  again: () => Promise<EventStore>;
  /** The clock that both read. */
  clock: { now: Instant };
}>;

/** Largest body that the stores under contract are told to take. */
export const contractBodyLimit = 65_536;

export function contractLog({ describe, it, ids = 'log', open, openAgain }: EventStoreContract): ContractLog {
  return {
    describe,
    ids,
    it: (name, test) => {
      it(name, async () => {
        const clock = { now: instantOf(Date.UTC(2026, 6, 1, 9)) };
        const options = { clock: () => clock.now, maxEventBytes: contractBodyLimit };
        const store = await open(options);
        const opened = [store];
        const again = async (): Promise<EventStore> => {
          const another = openAgain === undefined ? store : await openAgain(store, options);
          opened.push(another);
          return another;
        };
        try {
          await test({ store, again, clock });
        } finally {
          for (const each of opened.reverse()) await each.close();
        }
      });
    },
  };
}
