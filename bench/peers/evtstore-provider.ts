// The package ships its sources beside its types, and the compiler would check them by our rules.
import type { Knex } from 'knex';

type Table = () => Knex.QueryBuilder;

export type StoredEvent = Readonly<{ position: string | number }>;

export type Provider<Payload> = Readonly<{
  createEvents(stream: string, aggregateId: string, version: number, events: Payload[]): StoredEvent[];
  append(stream: string, aggregateId: string, version: number, events: StoredEvent[]): Promise<StoredEvent[]>;
  getEventsFor(stream: string, aggregateId: string): Promise<StoredEvent[]>;
  getEventsFrom(stream: string, position: string | number, limit: number): Promise<StoredEvent[]>;
}>;

export declare function createProvider<Payload>(options: { events: Table; bookmarks: Table }): Provider<Payload>;
export declare function migrate(options: { client: Knex; events: string; bookmarks: string }): Promise<void>;
