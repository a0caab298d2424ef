import { Calendar } from '../../calendar/calendar.ts';
import type { CommandSpec } from '../../aggregate/command.ts';
import type { EventBody } from '../../catalogue/event-body.ts';
import { instantOf } from '../../time/instant.ts';
import { isKnownId, unknownReferences } from '../references.ts';
import { namedSince } from '../since.ts';
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

/**
 * Refuses a step that is dated before what it names. A step dated to a day may have been at any time
 * of it; a correction carries times of its own.
 */
export function isInOrder(data: EventBody, { client, at, occurredAt, rules, refuse }: Asked): void {
  const calendar = Calendar.of(rules.zone);
  const day = calendar.dayOf(at);
  const latest = calendar.startOfDay(day) === at ? calendar.startOfDay(day + 1) - 1 : at;
  for (const { field, id, since } of namedSince(client, data))
    if (since > latest) refuse('BEFORE_WHAT_IT_NAMES', { field, id, occurredAt, since: instantOf(since) });
}
