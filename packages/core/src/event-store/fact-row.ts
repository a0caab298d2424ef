/**
 * What a fold sees of an event: no actor, no ids, times as milliseconds. `data` is of the current
 * schema version where the store's reader upcasts, else as written.
 */
export type FactRow = Readonly<{
  clientId: string;
  revision: number;
  type: string;
  schemaVersion: number;
  occurredAt: number;
  recordedAt: number;
  imported: boolean;
  data: unknown;
}>;
