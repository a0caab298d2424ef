import { type EventStore, Facts, type Position, type RecordedEvent } from '@clientele/core';

import { companyTables, upcast } from './company-tables.ts';

/** What the facts are up to a position: folded event by event, in one process that nothing befalls. */
export class LogTruth {
  readonly facts = new Facts(companyTables, upcast);
  readonly #store: EventStore;
  readonly #events: AsyncIterator<RecordedEvent>;
  #next: IteratorResult<RecordedEvent> | undefined;

  constructor(store: EventStore) {
    this.#store = store;
    this.#events = store.readAll()[Symbol.asyncIterator]();
  }

  /** Goes on to a position, which is not before the last one. */
  async goOnTo(position: Position | undefined): Promise<void> {
    while (position !== undefined) {
      this.#next ??= await this.#events.next();
      const { done, value } = this.#next;
      if (done === true || this.#store.comparePositions(value.position, position) > 0) return;
      this.#fold(value);
      this.#next = undefined;
    }
  }

  #fold({ type, data, meta, revision, position }: RecordedEvent): void {
    const { clientId, schemaVersion, imported = false } = meta;
    const [occurredAt, recordedAt] = [Date.parse(meta.occurredAt), Date.parse(meta.recordedAt)];
    const row = { clientId, revision, type, schemaVersion, occurredAt, recordedAt, imported, data };
    const rows = this.facts.types.includes(type) ? [row] : [];
    this.facts.append({ rows, hashes: Buffer.from(meta.hash, 'hex'), position });
  }
}

/** What facts hold, table by table, in words that can be compared: nothing lost, nothing doubled, nothing else. */
export function contentOf(facts: Facts<typeof companyTables>): Readonly<Record<string, unknown>> {
  const content: Record<string, unknown> = { log: `${String(facts.log.events)} ${String(facts.log)}` };
  for (const name of Object.keys(companyTables) as (keyof typeof companyTables)[]) {
    const rows = facts.rows(name);
    content[name] = Array.from({ length: rows.length }, (_, row) =>
      JSON.stringify([
        facts.clients.textOf(rows.client[row] ?? 0),
        rows.revision[row],
        rows.recordedBy(row),
        rows.occurredAt[row],
        rows.recordedAt[row],
        rows.values(row),
      ]),
    );
  }
  return content;
}
