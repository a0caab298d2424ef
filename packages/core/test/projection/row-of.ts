import type { FactRow } from '@clientele/core';

/** What a fold sees of an event, which happened and was recorded in the millisecond of its revision. */
export const rowOf = (revision: number, type: string, data: unknown, clientId = 'acme'): FactRow => ({
  clientId,
  revision,
  type,
  schemaVersion: 1,
  occurredAt: revision,
  recordedAt: revision,
  imported: false,
  data,
});
