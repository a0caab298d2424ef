import { type Actor, canonicalText, idFromKey, type NewEvent, referenceOf } from '@clientele/core';

import type { Draft } from './draft.ts';
import type { StoredFact } from './stored-client.ts';

/** Puts the personal fields of an event under the client's key. The same event gives the same result. */
export type Seal = (event: NewEvent) => Promise<NewEvent> | NewEvent;

/** What the import needs of a catalogue. */
export type KnownEvents = Readonly<{
  checkDraft: (type: string, data: unknown) => unknown;
  definitionOf: (type: string) => Readonly<{ version: number }> | undefined;
}>;

export type EventMakerOptions = Readonly<{
  catalogue: KnownEvents;
  source: string;
  actor: Actor;
  seal: Seal;
}>;

/** Makes events of drafts: checked by the catalogue, with ids from their keys, sealed. */
export class EventMaker {
  readonly #options: EventMakerOptions;

  constructor(options: EventMakerOptions) {
    this.#options = options;
  }

  /** The event of a draft; of one that was retracted before, another one. */
  first(clientId: string, draft: Draft, before: StoredFact | undefined): Promise<NewEvent> {
    const again = before === undefined ? [] : [String(before.corrections)];
    const id = idFromKey(draft.occurredAt, clientId, draft.key, ...again);
    return this.#sealed(this.#event(id, clientId, draft, draft.type, draft.data));
  }

  /** What takes the place of a fact that was booked otherwise. */
  correction(clientId: string, draft: Draft, fact: StoredFact): Promise<NewEvent> {
    const id = idFromKey(draft.occurredAt, clientId, draft.key, 'correction', String(fact.corrections + 1));
    return this.#sealed(this.#correcting(id, clientId, draft, fact));
  }

  /** What takes a fact back. */
  retraction(clientId: string, fact: StoredFact): Promise<NewEvent> {
    const id = idFromKey(fact.occurredAt, clientId, fact.key, 'retraction', String(fact.corrections + 1));
    const data = { revision: fact.revision, why: 'the imported table no longer says so' };
    return this.#sealed(correcting(this.#event(id, clientId, fact, 'EventRetracted', data), fact));
  }

  /** Whether a fact says what the draft says; compared as stored, since what is sealed stays sealed. */
  async says(clientId: string, fact: StoredFact, draft: Draft): Promise<boolean> {
    if (fact.type !== draft.type || fact.occurredAt !== draft.occurredAt) return false;
    const { by } = fact;
    const asMade =
      by.type === 'EventCorrected'
        ? this.#correcting(by.id, clientId, draft, fact)
        : this.#event(by.id, clientId, draft, draft.type, draft.data);
    const { data } = await this.#sealed(asMade);
    return canonicalText(data) === canonicalText(by.data);
  }

  #correcting(id: string, clientId: string, draft: Draft, fact: StoredFact): NewEvent {
    const { type, occurredAt, data } = draft;
    const schemaVersion = this.#versionOf(type);
    const why = 'a later version of the imported table says more';
    const right = { revision: fact.revision, type, schemaVersion, data, occurredAt, why };
    return correcting(this.#event(id, clientId, draft, 'EventCorrected', right), fact);
  }

  #event(
    id: string,
    clientId: string,
    { key, occurredAt }: Pick<Draft, 'key' | 'occurredAt'>,
    type: string,
    body: unknown,
  ): NewEvent {
    const { source, actor, catalogue } = this.#options;
    const data: unknown = catalogue.checkDraft(type, body);
    return {
      id,
      type,
      data,
      meta: {
        schemaVersion: this.#versionOf(type),
        clientId,
        occurredAt,
        actor,
        source,
        imported: true,
        commandKey: key,
      },
    };
  }

  #versionOf(type: string): number {
    return this.#options.catalogue.definitionOf(type)?.version ?? 1;
  }

  async #sealed(event: NewEvent): Promise<NewEvent> {
    return this.#options.seal(event);
  }
}

/** An event that puts a fact right names it as its cause. */
const correcting = (event: NewEvent, { revision }: StoredFact): NewEvent => ({
  ...event,
  meta: { ...event.meta, causationId: referenceOf(event.meta.clientId, revision) },
});
