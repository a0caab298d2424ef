import type { Catalogue } from './catalogue.ts';
import type { EventDefinitions } from './define-event.ts';
import { isEventBody } from './event-body.ts';
import { InvalidEvent } from './invalid-event.ts';
import { UnknownEventType } from './unknown-event-type.ts';

/**
 * What a consumer does with event types that it does not know:
 * `stop` with `UnknownEventType`, `skip` them, or `keep` them as they are.
 */
export type UnknownTypes = 'stop' | 'skip' | 'keep';

/** What a reader needs to know of a stored event. */
export type ReadableEvent = Readonly<{
  type: string;
  data: unknown;
  meta: Readonly<{ schemaVersion: number }>;
}>;

/** Reads stored events in the current version, and counts by type what it does not know. */
export interface EventReader {
  /** The event in the current version; undefined when it is to be skipped. */
  readonly read: <Event extends ReadableEvent>(event: Event) => Event | undefined;
  /** How many events of each unknown type were skipped or kept. */
  readonly unknown: ReadonlyMap<string, number>;
}

/** A reader under a policy for unknown types; with `check` it also checks every body, as a scan does. */
export function eventReader(
  known: Catalogue<EventDefinitions>,
  { unknownTypes = 'stop', check = false }: { unknownTypes?: UnknownTypes; check?: boolean } = {},
): EventReader {
  const unknown = new Map<string, number>();
  const current = check ? known.parse : known.upcast;
  return {
    unknown,
    read(event) {
      if (!isEventBody(event.data))
        throw new InvalidEvent(event.type, [{ path: '', problem: 'is no object with named fields' }]);
      try {
        const upToDate = current(event.type, event.meta.schemaVersion, event.data);
        if (upToDate === event.data) return event;
        const schemaVersion = known.definitionOf(event.type)?.version ?? event.meta.schemaVersion;
        return { ...event, data: upToDate, meta: { ...event.meta, schemaVersion } };
      } catch (error) {
        if (!(error instanceof UnknownEventType) || unknownTypes === 'stop') throw error;
        unknown.set(error.type, (unknown.get(error.type) ?? 0) + 1);
        return unknownTypes === 'keep' ? event : undefined;
      }
    },
  };
}
