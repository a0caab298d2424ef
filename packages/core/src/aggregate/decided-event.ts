import type { EventMeta } from '../event/envelope.ts';

/** An event that was decided and is not written yet: no id, no actor, personal fields in plain words. */
export type DecidedEvent<Type extends string = string, Data = unknown> = Readonly<{
  type: Type;
  data: Data;
  meta: Omit<EventMeta, 'clientId' | 'recordedAt' | 'actor' | 'hash' | 'commandKey'> & Readonly<{ commandKey: string }>;
}>;

/** What folds need of an event: stored ones fit, and decided ones. */
export type PastEvent = Readonly<{
  type: string;
  data: unknown;
  meta: Pick<EventMeta, 'occurredAt' | 'commandKey' | 'imported'>;
}>;
