import type { NewEvent } from '@clientele/core';
import type { Durability } from '@clientele/store-sqlite';
import { createProvider, migrate } from 'evtstore/provider/knex';
import { type Knex, knex } from 'knex';

/** What the peer calls an event: it must have a `type`. */
type Payload = { readonly type: string } & Pick<NewEvent, 'id' | 'data' | 'meta'>;

/**
 * The most comparable npm library, evtstore on SQLite, over the driver and at the durability of ours:
 * the same events, checked for their place in the stream, and kept for good.
 */
export class EvtstoreLog {
  readonly #knex: Knex;
  readonly #provider: ReturnType<typeof createProvider<Payload>>;

  private constructor(database: Knex) {
    this.#knex = database;
    this.#provider = createProvider<Payload>({
      events: () => database.table('events'),
      bookmarks: () => database.table('bookmarks'),
    });
  }

  static async open(path: string, durability: Durability): Promise<EvtstoreLog> {
    const database = knex({ client: 'better-sqlite3', connection: { filename: path }, useNullAsDefault: true });
    await database.raw('PRAGMA journal_mode = WAL');
    await database.raw(`PRAGMA synchronous = ${durability}`);
    await migrate({ client: database, events: 'events', bookmarks: 'bookmarks' });
    return new EvtstoreLog(database);
  }

  async append(clientId: string, from: number, events: readonly NewEvent[]): Promise<void> {
    const payloads = events.map(({ type, id, data, meta }): Payload => ({ type, id, data, meta }));
    const stored = this.#provider.createEvents('client', clientId, from, payloads);
    await this.#provider.append('client', clientId, from, stored);
  }

  async load(clientId: string): Promise<number> {
    return (await this.#provider.getEventsFor('client', clientId)).length;
  }

  /** Reads and parses the whole log, page by page, as its handlers do. */
  async replay(): Promise<number> {
    let read = 0;
    for (let position = 0; ;) {
      const page = await this.#provider.getEventsFrom('client', position, 1_000);
      read += page.length;
      const last = page.at(-1);
      if (last === undefined) return read;
      position = Number(last.position);
    }
  }

  async close(): Promise<void> {
    await this.#knex.destroy();
  }
}
