import type { CommandSpec } from '../../aggregate/command.ts';
import type { EventBody } from '../../catalogue/event-body.ts';
import { isKnownId, unknownReferences } from '../references.ts';
import type { Asked } from './decider.ts';

/** Fields that name another client. */
const otherClients = ['intoClientId', 'parentClientId', 'referredByClientId', 'relatedClientId', 'referredClientId'];

/** Refuses an id that is taken, one that names nothing, and a client that would be its own. */
export function makesSense(spec: CommandSpec, data: EventBody, { client, clientId, refuse }: Asked): void {
  const { opens } = spec;
  const id = opens === undefined ? undefined : data[opens];
  if (opens !== undefined && typeof id === 'string' && isKnownId(client, opens, id))
    refuse('ID_TAKEN', { field: opens, id });
  for (const unknown of unknownReferences(client, spec, data)) refuse('UNKNOWN_REFERENCE', unknown);
  for (const field of otherClients) if (data[field] === clientId) refuse('SELF_REFERENCE', { field, clientId });
}
