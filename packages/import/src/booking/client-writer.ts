import { type EventStore, KeyForgotten, type NewEvent, piecesOf, RevisionConflict, streamOf } from '@clientele/core';

import type { Group } from '../grouping/group.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { ProfileDifference } from '../report/profile-notes.ts';
import { unattributedClient } from '../rows/foreign-client.ts';
import { ClientBooking, type OnUnmatched } from './client-booking.ts';
import type { Draft } from './draft.ts';
import type { EventMaker } from './event-maker.ts';
import { planClient, registration } from './plan-client.ts';
import { readStoredClient, type StoredClient, type StoredFact } from './stored-client.ts';

/** Told of what is written, and of what is left as it is. */
export type WritingNotes = Readonly<{
  unmatched: OnUnmatched;
  appended: (events: readonly NewEvent[]) => void;
  unchanged: () => void;
  corrected: (clientId: string, draft: Draft) => void;
  retracted: (clientId: string, fact: StoredFact) => void;
  leftAsCorrected: (clientId: string, draft: Draft) => void;
  registeredElsewhere: (clientId: string) => void;
  erased: (clientId: string, groups: readonly Group[]) => void;
  severalProfiles: (difference: ProfileDifference) => void;
}>;

export type ClientWriterOptions = Readonly<{
  store: EventStore;
  namespace: string | undefined;
  mapping: Mapping;
  maker: EventMaker;
  notes: WritingNotes;
}>;

/** Brings the streams of clients up to what the tables say. */
export class ClientWriter {
  readonly #options: ClientWriterOptions;
  readonly #nobody: string;

  constructor(options: ClientWriterOptions) {
    this.#options = options;
    this.#nobody = unattributedClient(options.mapping);
  }

  read(clientId: string): Promise<StoredClient> {
    const { store, mapping } = this.#options;
    return readStoredClient(store, this.#streamOf(clientId), mapping.source);
  }

  /** Writes what is missing of a client, all of whose groups are given, and mends what was booked otherwise. */
  async write(clientId: string, groups: readonly Group[], known?: StoredClient): Promise<void> {
    const stored = known ?? (await this.read(clientId));
    const { notes } = this.#options;
    if (stored.erased) {
      notes.erased(clientId, groups);
      return;
    }
    // What matches nothing is told once it is written: a conflict makes another plan.
    const unmatched: Parameters<OnUnmatched>[] = [];
    const { drafts, obsolete } = planClient(groups, stored, {
      ...this.#planning(clientId),
      onUnmatched: (...told) => unmatched.push(told),
    });
    try {
      await this.#bring(clientId, stored, drafts, obsolete);
    } catch (error) {
      if (error instanceof KeyForgotten) notes.erased(clientId, groups);
      else if (error instanceof RevisionConflict) await this.write(clientId, groups);
      else throw error;
      return;
    }
    if (stored.registeredElsewhere) notes.registeredElsewhere(clientId);
    for (const told of unmatched) notes.unmatched(...told);
  }

  /**
   * Writes a client of whom the source has booked nothing yet, piece by piece: however many groups there
   * are, only those at hand are in memory.
   */
  async writeInPieces(clientId: string, pieces: AsyncIterable<readonly Group[]>, stored: StoredClient): Promise<void> {
    const booking = new ClientBooking(this.#options.mapping, clientId !== this.#nobody, this.#options.notes.unmatched);
    let now = stored;
    let first = true;
    for await (const groups of pieces) {
      const drafts = [
        ...(first ? registration(booking, groups, now, this.#planning(clientId)) : []),
        ...groups.flatMap((group) => booking.book(group)),
      ];
      first = false;
      now = await this.#bringPiece(clientId, now, drafts);
    }
  }

  /** Takes facts back that another client's rows have taken over. */
  async retract(clientId: string, stored: StoredClient, facts: readonly StoredFact[]): Promise<void> {
    await this.#bring(clientId, stored, [], facts);
  }

  async #bringPiece(clientId: string, stored: StoredClient, drafts: readonly Draft[]): Promise<StoredClient> {
    try {
      const head = await this.#bring(clientId, stored, drafts, []);
      return { ...stored, head };
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      return this.#bringPiece(clientId, await this.read(clientId), drafts);
    }
  }

  #planning(clientId: string) {
    const { mapping, notes } = this.#options;
    return { mapping, clientId, attributed: clientId !== this.#nobody, onUnmatched: notes.unmatched };
  }

  /** Compares with the log, appends the difference, and gives the revision that the stream is at. */
  async #bring(
    clientId: string,
    stored: StoredClient,
    drafts: readonly Draft[],
    obsolete: readonly StoredFact[],
  ): Promise<number | undefined> {
    const { maker, notes } = this.#options;
    const events: NewEvent[] = [];
    const told: (() => void)[] = [];
    for (const draft of drafts) {
      const fact = stored.facts.get(draft.key);
      if (fact === undefined) events.push(await maker.first(clientId, draft, undefined));
      else if (fact.byHand)
        told.push(() => {
          notes.leftAsCorrected(clientId, draft);
        });
      else if (fact.retracted) events.push(await maker.first(clientId, draft, fact));
      else if (await maker.says(clientId, fact, draft)) told.push(notes.unchanged);
      else {
        events.push(await maker.correction(clientId, draft, fact));
        told.push(() => {
          notes.corrected(clientId, draft);
        });
      }
    }
    for (const fact of obsolete) {
      events.push(await maker.retraction(clientId, fact));
      told.push(() => {
        notes.retracted(clientId, fact);
      });
    }
    const head = await this.#append(clientId, events, stored.head);
    for (const tell of told) tell();
    return head;
  }

  async #append(clientId: string, events: readonly NewEvent[], head: number | undefined): Promise<number | undefined> {
    const { store, notes } = this.#options;
    let at = head;
    for (const piece of piecesOf(events)) {
      const { revision } = await store.append(this.#streamOf(clientId), piece, { expect: at ?? 'no-stream' });
      notes.appended(piece);
      at = revision;
    }
    return at;
  }

  #streamOf(clientId: string): string {
    return streamOf(clientId, this.#options.namespace);
  }
}
