import {
  companyId,
  type Facts,
  type FactRow,
  NewerSchema,
  type ScanPage,
  type Tables,
  UnfoldableEvent,
  UnknownEventType,
} from '@clientele/core';

import type { ParkedEvent } from '../read-model/parked-event.ts';
import { holds, ownHashes, type Partition } from './partition.ts';
import type { UnknownEvents } from './unknown-events.ts';

/**
 * Folds pages into facts, event by event: one that cannot be folded is set aside, and with it what
 * comes later of the same client. What was set aside is remembered until `taken`.
 */
export class PageFolder<T extends Tables> {
  readonly #facts: Facts<T>;
  readonly #partition: Partition;
  readonly #unknown: UnknownEvents | undefined;
  readonly #foldable: ReadonlySet<string>;
  /** Clients that have a poison event. */
  readonly waiting: Set<string>;
  #parked: ParkedEvent[] = [];
  #clientIds = new Set<string>();
  #unknownMet: string[] = [];

  constructor(facts: Facts<T>, partition: Partition, waiting: Iterable<string>, unknown: UnknownEvents | undefined) {
    this.#facts = facts;
    this.#partition = partition;
    this.#unknown = unknown;
    this.#foldable = new Set(facts.types);
    this.waiting = new Set(waiting);
  }

  /** Folds a page; so many events of the log were read before it. */
  fold(page: ScanPage, read: number): void {
    for (const row of page.rows) if (holds(this.#partition, row.clientId)) this.#take(row);
    this.#facts.append({ rows: [], hashes: ownHashes(page.hashes, read, this.#partition), position: page.position });
  }

  /** Folds events that were set aside, in order; gives those that are folded now. The others stay, with a new error. */
  refold(parked: readonly ParkedEvent[]): readonly FactRow[] {
    for (const { event } of parked) this.waiting.delete(event.clientId);
    const before = this.#parked;
    this.#parked = [];
    for (const { event, kind } of parked)
      if (kind === 'unknown' && !this.#knows(event)) this.#parked.push({ event, kind });
      else this.#take(event);
    const still = new Set(this.#parked.map(({ event }) => event));
    this.#parked = [...before, ...this.#parked];
    return parked.map(({ event }) => event).filter((event) => !still.has(event));
  }

  /** What was set aside and whom the folded events are about since the last call, and the unknown types met. */
  taken(): Readonly<{ parked: readonly ParkedEvent[]; clientIds: ReadonlySet<string>; unknown: readonly string[] }> {
    const taken = { parked: this.#parked, clientIds: this.#clientIds, unknown: this.#unknownMet };
    this.#parked = [];
    this.#clientIds = new Set();
    this.#unknownMet = [];
    return taken;
  }

  #take(row: FactRow): void {
    if (!this.#knows(row)) {
      this.#meetUnknown(row);
      return;
    }
    if (!this.#foldable.has(row.type)) return;
    if (this.waiting.has(row.clientId)) {
      this.#parked.push({ event: row, kind: 'waiting' });
      return;
    }
    try {
      this.#facts.fold(row);
      this.#clientIds.add(row.clientId);
    } catch (error) {
      if (!(error instanceof UnfoldableEvent)) throw error;
      // Not the event is at fault but this program, which is too old for it.
      if (error.cause instanceof NewerSchema) throw error.cause;
      const because = error.cause instanceof Error ? `: ${error.cause.message}` : '';
      this.#parked.push({ event: row, kind: 'poison', error: `${error.message}${because}` });
      this.waiting.add(row.clientId);
    }
  }

  #knows({ type }: FactRow): boolean {
    return this.#unknown?.known.has(type) ?? true;
  }

  #meetUnknown(row: FactRow): void {
    if (this.#unknown?.policy === 'stop') throw new UnknownEventType(row.type);
    // Every part meets the company's own: one counts them.
    if (row.clientId !== companyId || this.#partition.index === 0) this.#unknownMet.push(row.type);
    if (this.#unknown?.policy === 'keep') this.#parked.push({ event: row, kind: 'unknown' });
  }
}
