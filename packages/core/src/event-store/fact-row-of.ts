import type { RecordedEvent } from './event-store.ts';
import type { FactRow } from './fact-row.ts';

/** What a fold sees of an event. */
export function factRowOf({ type, data, meta, revision }: RecordedEvent): FactRow {
  return {
    clientId: meta.clientId,
    revision,
    type,
    schemaVersion: meta.schemaVersion,
    occurredAt: Date.parse(meta.occurredAt),
    recordedAt: Date.parse(meta.recordedAt),
    imported: meta.imported === true,
    data,
  };
}
