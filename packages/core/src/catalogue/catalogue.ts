import type { z } from 'zod';

import { clientEvents } from '../client/events.ts';
import { companyEvents } from '../company/events.ts';
import type { EventDefinition, EventDefinitions } from './define-event.ts';
import { draftCopy } from './draft-copy.ts';
import { type EventBody, isEventBody } from './event-body.ts';
import { eventProblems } from './event-problems.ts';
import { EventTypeTaken } from './event-type-taken.ts';
import { InvalidEvent } from './invalid-event.ts';
import { NewerSchema } from './newer-schema.ts';
import { UnknownEventType } from './unknown-event-type.ts';

/** Every event type of ours: of the clients' streams and of the company's own. */
export const coreEvents = { ...clientEvents, ...companyEvents } as const;
export type CoreEvents = typeof coreEvents;

/** Every event type that a program knows: ours and the host's own. */
export interface Catalogue<Events extends EventDefinitions = CoreEvents> {
  readonly events: Events;
  readonly definitionOf: (type: string) => EventDefinition | undefined;
  /**
   * Checks a body that is to be written, with its personal fields in plain words or sealed.
   * Gives back what is to be stored once the vault has sealed it.
   * Throws `UnknownEventType`, or `InvalidEvent` that names the place.
   */
  readonly checkDraft: <Type extends keyof Events & string>(type: Type, data: unknown) => z.input<Events[Type]['body']>;
  /**
   * The body of a stored event in the current version, not checked again.
   * Throws `UnknownEventType` or `NewerSchema`.
   */
  readonly upcast: (type: string, schemaVersion: number, data: EventBody) => EventBody;
  /** The body of a stored event in the current version, checked: for scans and for logs that come from elsewhere. */
  readonly parse: <Type extends keyof Events & string>(
    type: Type,
    schemaVersion: number,
    data: EventBody,
  ) => z.output<Events[Type]['body']>;
}

/**
 * The catalogue of a program.
 *
 * Throws `EventTypeTaken` when an event type of the host's own has the name of one of ours.
 *
 * @example
 * const known = catalogue({ hostEvents: { OvenServiced: defineEvent({ … }) } });
 * known.checkDraft('OvenServiced', { product: 'oven-x', hours: 2 });
 */
export function catalogue(): Catalogue;
export function catalogue<Host extends EventDefinitions>(options: { hostEvents: Host }): Catalogue<CoreEvents & Host>;
export function catalogue(options: { hostEvents?: EventDefinitions } = {}): Catalogue<EventDefinitions> {
  const { hostEvents = {} } = options;
  for (const type of Object.keys(hostEvents)) if (Object.hasOwn(coreEvents, type)) throw new EventTypeTaken(type);
  const events: EventDefinitions = { ...coreEvents, ...hostEvents };
  const byType = new Map(Object.entries(events));

  const known = (type: string): EventDefinition => {
    const definition = byType.get(type);
    if (!definition) throw new UnknownEventType(type);
    return definition;
  };

  const upcast = (type: string, schemaVersion: number, stored: EventBody): EventBody => {
    const definition = known(type);
    if (schemaVersion > definition.version) throw new NewerSchema(type, definition.version, schemaVersion);
    let data = stored;
    for (let version = schemaVersion; version < definition.version; version++)
      data = definition.upcast[version]?.(data) ?? data;
    return definition.carriesEvent ? withCarried(data, upcast) : data;
  };

  const check = (type: string, data: unknown): EventBody => {
    const definition = known(type);
    const checked = definition.body.safeParse(data);
    if (!checked.success) throw new InvalidEvent(type, eventProblems(checked.error));
    return definition.carriesEvent
      ? withCarried(checked.data, (carried, version, body) => checkCarried(type, () => parse(carried, version, body)))
      : checked.data;
  };

  const parse = (type: string, schemaVersion: number, data: EventBody): EventBody =>
    check(type, upcast(type, schemaVersion, data));

  // The event that a correction carries comes out in its current version too.
  const withCarried = (data: EventBody, read: typeof upcast): EventBody => {
    const { type, schemaVersion, data: carried } = data;
    if (typeof type !== 'string' || typeof schemaVersion !== 'number' || !isEventBody(carried)) return data;
    const current = read(type, schemaVersion, carried);
    return { ...data, schemaVersion: known(type).version, data: current };
  };

  return {
    events,
    definitionOf: (type) => byType.get(type),
    checkDraft: (type, data) => check(type, draftCopy(type, data)),
    upcast,
    parse,
  };
}

function checkCarried(type: string, parse: () => EventBody): EventBody {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof InvalidEvent)) throw error;
    const [first, ...rest] = error.issues.map(({ path, problem }) => ({
      path: path === '' ? 'data' : `data.${path}`,
      problem,
    }));
    throw new InvalidEvent(type, [first ?? { path: 'data', problem: error.message }, ...rest]);
  }
}
