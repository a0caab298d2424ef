import { alreadySo } from '../aggregate/already-so.ts';
import type { CommandSpec } from '../aggregate/command.ts';
import type { EventDefinitions } from '../catalogue/define-event.ts';
import { clientAggregate } from './judge-command.ts';

/** The type of the command that records an event of the host's own. */
export const hostCommandOf = (eventType: string): string => `Record ${eventType}`;

/**
 * The client's aggregate with a command for each event type of the host's own. Such an event may
 * happen to whom a note may be added: not to a client that is unknown, merged, archived or erased.
 */
export function withHostEvents(hostEvents: EventDefinitions): typeof clientAggregate {
  const hostSpecs = new Map<string, CommandSpec>(
    Object.keys(hostEvents).map((type) => [hostCommandOf(type), { gives: type }]),
  );
  return {
    ...clientAggregate,
    specs: { ...clientAggregate.specs, ...Object.fromEntries(hostSpecs) },
    events: { ...clientAggregate.events, ...hostEvents },
    decide(command, client, context, refusals) {
      if (!hostSpecs.has(command.type)) return clientAggregate.decide(command, client, context, refusals);
      clientAggregate.decide({ ...command, type: 'AddNote', data: {} }, client, context, refusals);
      return refusals.length > 0 ? alreadySo : command.data;
    },
  };
}
