import type { EventStore } from '../event-store/event-store.ts';
import type { Instant } from '../time/instant.ts';
import { appendingKeepsItsPromises } from './event-store-contract-append.ts';
import { badInputIsRefused } from './event-store-contract-bad-input.ts';
import { positionsKeepTheirPromises } from './event-store-contract-positions.ts';
import { readingKeepsItsPromises } from './event-store-contract-reading.ts';
import { recordingKeepsItsPromises } from './event-store-contract-recording.ts';
import { repeatingKeepsItsPromises } from './event-store-contract-repeat.ts';
import { subscribingKeepsItsPromises } from './event-store-contract-subscribe.ts';
import { contractLog } from './contract-log.ts';

/** How a store is opened for its tests. */
export type ContractOptions = Readonly<{ clock: () => Instant; maxEventBytes: number }>;

export type EventStoreContract = Readonly<{
  describe: (name: string, tests: () => void) => void;
  it: (name: string, test: () => Promise<void>) => void;
  /**
   * Where an id can be taken: default by any event of the log. Of a server that compares ids within a
   * stream only, more cannot be asked: `stream`.
   */
  ids?: 'log' | 'stream';
  /** A store on a new, empty log. */
  open: (options: ContractOptions) => EventStore | Promise<EventStore>;
  /** A second store on the log of the first, as another process would have it; leave it out where there is none. */
  openAgain?: (first: EventStore, options: ContractOptions) => EventStore | Promise<EventStore>;
}>;

/**
 * What every event store promises, as tests for any runner that has `describe` and `it`.
 *
 * @example
 * eventStoreContract({ describe, it, open: (options) => openMemoryStore(options) });
 */
export function eventStoreContract(contract: EventStoreContract): void {
  const log = contractLog(contract);
  appendingKeepsItsPromises(log);
  repeatingKeepsItsPromises(log);
  readingKeepsItsPromises(log);
  subscribingKeepsItsPromises(log);
  positionsKeepTheirPromises(log);
  recordingKeepsItsPromises(log);
  badInputIsRefused(log);
}
