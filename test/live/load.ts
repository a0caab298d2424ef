import { type EventStore, idFromKey, instant, type NewEvent } from '@clientele/core';

const occurredAt = instant('2026-07-01T09:00:00Z');

const event = (clientId: string, n: number): NewEvent => ({
  id: idFromKey(occurredAt, clientId, String(n)),
  type: 'NoteAdded',
  data: { n },
  meta: { schemaVersion: 1, clientId, occurredAt, actor: { id: 'ann' } },
});

/** Writers, each with a stream of its own, and subscribers, through whatever befalls the server. */
export class Load {
  /** What was acknowledged: `stream@revision`. */
  readonly acknowledged: string[] = [];
  readonly #heard: string[][] = [];
  readonly #store: EventStore;
  readonly #stopping = new AbortController();
  readonly #writers: readonly Promise<void>[];
  readonly #listeners: readonly Promise<void>[];

  constructor(store: EventStore, writers: number, subscribers: number) {
    this.#store = store;
    this.#listeners = Array.from({ length: subscribers }, () => this.#listen());
    this.#writers = Array.from({ length: writers }, (_, n) => this.#write(`writer-${String(n)}`));
  }

  /** Ends the writers; then says what each subscriber heard, once it has heard the last event. */
  async finish(): Promise<readonly (readonly string[])[]> {
    this.#stopping.abort();
    await Promise.all(this.#writers);
    await this.#append('the-end', 0);
    await Promise.all(this.#listeners);
    return this.#heard;
  }

  async #write(clientId: string): Promise<void> {
    for (let n = 0; !this.#stopping.signal.aborted; n++) await this.#append(clientId, n);
  }

  async #append(clientId: string, n: number): Promise<void> {
    const stream = `client-${clientId}`;
    const { revision } = await this.#store.append(stream, [event(clientId, n)], {
      expect: n === 0 ? 'no-stream' : n - 1,
    });
    this.acknowledged.push(`${stream}@${String(revision)}`);
  }

  async #listen(): Promise<void> {
    const heard: string[] = [];
    this.#heard.push(heard);
    for await (const message of this.#store.subscribe()) {
      if (message.kind !== 'event') continue;
      heard.push(`${message.event.stream}@${String(message.event.revision)}`);
      if (message.event.stream === 'client-the-end') return;
    }
  }
}
