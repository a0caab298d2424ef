import type { Actor, NewEvent } from '../event/envelope.ts';
import { idFromKey } from '../event/ids.ts';
import type { DecidedEvent } from './decided-event.ts';

/**
 * A decided event on its way to the log, under an id that the command's key always gives. Its
 * personal fields are plain yet: the vault seals them before it is appended.
 */
export function newEventOf<Type extends string, Data>(
  { type, data, meta }: DecidedEvent<Type, Data>,
  { clientId, actor }: Readonly<{ clientId: string; actor: Actor }>,
): NewEvent<Type, Data> {
  const id = idFromKey(meta.occurredAt, 'event', clientId, type, meta.commandKey);
  return { id, type, data, meta: { ...meta, clientId, actor } };
}
