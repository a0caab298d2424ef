import type { z } from 'zod';

/** The families of a client's life, in the order in which it goes, and the company's own. */
export const families = [
  'registered',
  'contacted',
  'offered',
  'contracted',
  'paid',
  'complained',
  'churned',
  'loyalty',
  'valued',
  'documented',
  'corrected',
  'privacy',
  'company',
] as const;
export type Family = (typeof families)[number];

/** Turns the body of one version into the body of the next. Total: what was stored once can always be read. */
export type Upcast = (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** What the catalogue knows of one event type. Everything else is derived from these. */
export interface EventDefinition<Body extends z.ZodObject = z.ZodObject> {
  /** A family of ours, or a host's own word. */
  readonly family: string;
  /** The version of the body that is written now, from 1. */
  readonly version: number;
  /** One sentence: what has happened when this event is there. */
  readonly says: string;
  readonly body: Body;
  /** By the version that it starts from, each step to the next version. */
  readonly upcast: Readonly<Record<number, Upcast>>;
  /** The body holds `type`, `schemaVersion` and `data` of another event, whose schema and personal fields apply. */
  readonly carriesEvent: boolean;
}

/** Event types by name. */
export type EventDefinitions = Readonly<Record<string, EventDefinition>>;

/**
 * Defines an event type.
 *
 * Throws `TypeError` when a version has no way up to the current one: it would make stored events unreadable.
 *
 * @example
 * const OvenServiced = defineEvent({
 *   family: 'service',
 *   version: 1,
 *   says: 'An oven was serviced at the client.',
 *   body: z.strictObject({ product: ProductId, hours: z.number().positive() }),
 * });
 */
export function defineEvent<Body extends z.ZodObject>(event: {
  family: string;
  version: number;
  says: string;
  body: Body;
  upcast?: Readonly<Record<number, Upcast>>;
  carriesEvent?: boolean;
}): EventDefinition<Body> {
  const { upcast = {}, carriesEvent = false } = event;
  for (let version = 1; version < event.version; version++)
    if (upcast[version] === undefined)
      throw new TypeError(`"${event.says}" has version ${String(event.version)} and no upcast from ${String(version)}`);
  return { ...event, upcast, carriesEvent };
}
