import type { EventDefinitions } from '../catalogue/define-event.ts';
import { clientAggregate } from './judge-command.ts';

/** The type of the command that records an event of the host's own. */
export const hostCommandOf = (eventType: string): string => `Record ${eventType}`;

/**
 * The client's aggregate with a command for each event type of the host's own. Such an event may
 * happen to a client that is registered, and refers to deals, offers and the like that are there.
 */
export function withHostEvents(hostEvents: EventDefinitions): typeof clientAggregate {
  const hostSpecs = Object.keys(hostEvents).map((type) => [hostCommandOf(type), { gives: type }] as const);
  return {
    ...clientAggregate,
    specs: { ...clientAggregate.specs, ...Object.fromEntries(hostSpecs) },
    events: { ...clientAggregate.events, ...hostEvents },
  };
}
