import {
  aboutWhich,
  companyId,
  type Facts,
  type FactRow,
  NewerSchema,
  type ScanPage,
  type Tables,
  takesBack,
  UnfoldableEvent,
  UnknownEventType,
} from '@clientele/core';

import { BySubject } from '../by-subject.ts';
import type { ParkedEvent } from '../read-model/parked-event.ts';
import { holds, ownHashes, type Partition } from './partition.ts';
import type { UnknownEvents } from './unknown-events.ts';

/** What a folder has done since it was last asked. */
type Taken = Readonly<{
  /** Events set aside, or set aside anew. */
  parked: readonly ParkedEvent[];
  /** Events that had been set aside, and now are folded or passed over. */
  released: readonly FactRow[];
  /** How many that had been set aside were folded again and stay aside. */
  still: number;
  /** Whom the folded events are about. */
  clientIds: ReadonlySet<string>;
  /** The unknown types met. */
  unknown: readonly string[];
}>;

const nothing = () => ({
  parked: new Array<ParkedEvent>(),
  released: new Array<FactRow>(),
  still: 0,
  clientIds: new Set<string>(),
  unknown: new Array<string>(),
});

/**
 * Folds pages into facts, event by event: one that cannot be folded is set aside, and with it what
 * comes later of the same client. What was done is remembered until `taken`.
 */
export class PageFolder<T extends Tables> {
  readonly #facts: Facts<T>;
  readonly #partition: Partition;
  readonly #unknown: UnknownEvents | undefined;
  readonly #foldable: ReadonlySet<string>;
  /** By client, the poison event that later ones wait behind. */
  readonly #poison = new Map<string, FactRow>();
  readonly #free = new Set<string>();
  #done = nothing();

  /** `parked` was set aside before; of each client in order. */
  constructor(
    facts: Facts<T>,
    partition: Partition,
    parked: readonly ParkedEvent[],
    unknown: UnknownEvents | undefined,
  ) {
    this.#facts = facts;
    this.#partition = partition;
    this.#unknown = unknown;
    this.#foldable = new Set(facts.types);
    for (const { event, kind } of parked)
      if (kind === 'poison') this.#poison.set(event.clientId, event);
      else if (kind === 'waiting') this.#hear(event);
  }

  /** Clients that need not wait any more, because a later event takes the poison one back: what they have is to be refolded. */
  get free(): ReadonlySet<string> {
    return this.#free;
  }

  /** Folds a page; so many events of the log were read before it. */
  fold(page: ScanPage, read: number): void {
    for (const row of page.rows) if (holds(this.#partition, row.clientId)) this.#take(row);
    this.#facts.append({ rows: [], hashes: ownHashes(page.hashes, read, this.#partition), position: page.position });
  }

  /**
   * Folds again, in order, what some clients have kept aside, and what was set aside of them since the
   * last `taken`. What cannot be folded is passed over where a later event takes it back; else it stays
   * aside, with a new error. Where nobody `asked`, those that wait as they did are as they are kept.
   */
  refold(kept: readonly ParkedEvent[], clientIds: ReadonlySet<string>, asked: boolean): void {
    for (const clientId of clientIds) {
      this.#poison.delete(clientId);
      this.#free.delete(clientId);
    }
    const isTheirs = ({ event, kind }: ParkedEvent) => kind !== 'unknown' && clientIds.has(event.clientId);
    const fresh = this.#done.parked.filter(isTheirs);
    this.#done.parked = this.#done.parked.filter((one) => !isTheirs(one));
    const words = lastWordsIn([...kept, ...fresh]);
    for (const [place, { event, kind }] of [...kept, ...fresh].entries()) {
      const before = this.#done.parked.length;
      if (kind === 'unknown' && !this.#knows(event)) this.#done.parked.push({ event, kind });
      else this.#take(event, words);
      if (place >= kept.length) continue;
      const again = this.#done.parked[before];
      if (again === undefined) this.#done.released.push(event);
      else this.#done.still += 1;
      if (!asked && kind === 'waiting' && again?.kind === 'waiting') this.#done.parked.pop();
    }
  }

  /** What was done since the last call. */
  taken(): Taken {
    const done = this.#done;
    this.#done = nothing();
    return done;
  }

  /** Folds an event, or sets it aside; passes over it where the last word on it takes it back. */
  #take(row: FactRow, words?: BySubject<FactRow>): void {
    if (!this.#knows(row)) {
      this.#meetUnknown(row);
      return;
    }
    if (!this.#foldable.has(row.type)) return;
    if (this.#poison.has(row.clientId)) {
      this.#done.parked.push({ event: row, kind: 'waiting' });
      this.#hear(row);
      return;
    }
    try {
      this.#facts.fold(row);
      this.#done.clientIds.add(row.clientId);
    } catch (error) {
      if (!(error instanceof UnfoldableEvent)) throw error;
      // Not the event is at fault but this program, which is too old for it.
      if (error.cause instanceof NewerSchema) throw error.cause;
      const word = words?.get(row);
      if (word === undefined || !takesBack(word, row)) {
        this.#setAside(row, error);
        return;
      }
      this.#facts.passOver(row);
      this.#done.clientIds.add(row.clientId);
    }
  }

  #setAside(row: FactRow, { message, cause }: UnfoldableEvent): void {
    const because = cause instanceof Error ? `: ${cause.message}` : '';
    this.#done.parked.push({ event: row, kind: 'poison', error: `${message}${because}` });
    this.#poison.set(row.clientId, row);
  }

  /** An event that waits may be the one that takes back what it waits for. */
  #hear(row: FactRow): void {
    const poison = this.#poison.get(row.clientId);
    if (poison !== undefined && takesBack(row, poison)) this.#free.add(row.clientId);
  }

  #knows({ type }: FactRow): boolean {
    return this.#unknown?.known.has(type) ?? true;
  }

  #meetUnknown(row: FactRow): void {
    if (this.#unknown?.policy === 'stop') throw new UnknownEventType(row.type);
    // Every part meets the company's own: one counts them.
    if (row.clientId !== companyId || this.#partition.index === 0) this.#done.unknown.push(row.type);
    if (this.#unknown?.policy === 'keep') this.#done.parked.push({ event: row, kind: 'unknown' });
  }
}

/** The last retraction or correction of each event among those set aside, of each client in order. */
function lastWordsIn(parked: readonly ParkedEvent[]): BySubject<FactRow> {
  const words = new BySubject<FactRow>();
  for (const { event } of parked) if (aboutWhich(event) !== undefined) words.set(event, event);
  return words;
}
