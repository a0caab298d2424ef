import type { Facts, Tables } from '@clientele/core';

import type { FigureTable } from './figure-rows.ts';
import type { Generation, Lane, Lead } from './generation.ts';
import type { GroupShape } from './group-shape.ts';
import type { LaneState } from './lane-state.ts';
import type { LoadMark } from './load-mark.ts';
import type { PageToKeep } from './page-to-keep.ts';
import type { ParkedEvent } from './parked-event.ts';

/** What `load` found: how far the lane is, and the mark to go on loading from. */
export type Loaded = Readonly<{ state: LaneState; mark: LoadMark }>;

/**
 * Where groups keep what they have folded, so that it outlives them: rows of facts, the checkpoint
 * that belongs to them, events set aside, current figures. Each page is one transaction under the
 * epoch of its leader, so every event takes effect exactly once, whatever dies when.
 *
 * @example
 * const readModel = await openSqliteReadModel('clients.db.read');
 * const following = follow({ store, readModel, group: 'crm', tables, upcast, clock });
 */
export interface ReadModel {
  /** What it is, for messages: never with a secret in it. */
  readonly name: string;
  /**
   * The generation that a program of this shape fills, made where there is none: beside the current
   * one, if that is of another shape. Throws `NewerReadModel` where a newer program's tables stand and
   * `GroupTakenOver` where the group has moved on from this shape, unless the shape replaces just that
   * generation, and `InvalidGroup` where tables would have the names of others.
   */
  generation(shape: GroupShape): Promise<Generation>;
  /** The generation that answers now, for who only looks; undefined for a group that nobody has followed. */
  current(group: string): Promise<Generation | undefined>;
  /** Says that a generation does not belong to the log any more: it answers until another has caught up. */
  condemn(generation: Generation): Promise<void>;
  /**
   * Puts a generation in the place of the current one once all its lanes have caught up; says whether
   * it is current. Throws `ViewInUse`, or `StoreFailure` `STORE_BUSY`, where something stands in the
   * way: then the old one goes on answering, and it may be tried again.
   */
  promote(generation: Generation): Promise<boolean>;
  /** How far each lane is. Throws `GenerationGone`. */
  states(generation: Generation): Promise<readonly LaneState[]>;
  /** Adds to the facts of a lane what they do not hold yet; of some tables only, where they are named. Throws `GenerationGone`. */
  load<T extends Tables>(lane: Lane, facts: Facts<T>, mark?: LoadMark, tables?: readonly string[]): Promise<Loaded>;
  /** Takes the lead of a lane for so many milliseconds; undefined while another holds it. Throws `GenerationGone`. */
  lead(lane: Lane, worker: string, lease: number): Promise<Lead | undefined>;
  /** Holds the lead for longer. Throws `LostLead`. */
  renew(lead: Lead, lease: number): Promise<void>;
  /** Gives the lead back, if it is still held. */
  release(lead: Lead): Promise<void>;
  /** Writes a page with its checkpoint, whole or not at all. Throws `LostLead`. */
  keep<T extends Tables>(lead: Lead, page: PageToKeep<T>): Promise<void>;
  /** The names of the figures that have rows, with their versions. */
  figures(generation: Generation): Promise<readonly Readonly<{ name: string; version: number }>[]>;
  /** The rows of a current figure, by client. */
  figure(generation: Generation, table: FigureTable): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>>;
  /** The events set aside, by client and revision; of one lane or of all, of some clients or of all. */
  parked(generation: Generation, part?: number, clientIds?: readonly string[]): Promise<readonly ParkedEvent[]>;
  /** Asks whoever leads to fold the events set aside again; of one client or of all. */
  askRetry(generation: Generation, clientId?: string): Promise<void>;
  /** All events set aside of the clients for which somebody asked to fold them again, by client and revision. */
  retriesAsked(generation: Generation, part?: number): Promise<readonly ParkedEvent[]>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
