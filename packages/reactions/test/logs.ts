import { type EventStore, idFromKey, instant, type Instant, type NewEvent, openMemoryStore } from '@clientele/core';

/** A clock that stands still until it is moved. */
export class StillClock {
  now: Instant;

  constructor(now: string) {
    this.now = instant(now);
  }

  set(now: string): void {
    this.now = instant(now);
  }

  readonly read = (): Instant => this.now;
}

export const openStore = (clock: () => Instant, logId = 'log-1'): EventStore => openMemoryStore({ clock, logId });

/** A store under which another log can be put while it is in use. */
export function replaceable(first: EventStore) {
  let now = first;
  const store = new Proxy(first, {
    get(_, name) {
      const value: unknown = Reflect.get(now, name);
      return typeof value === 'function' ? (value.bind(now) as unknown) : value;
    },
  });
  const replace = (next: EventStore): void => void (now = next);
  return { store, replace };
}

let told = 0;

/** Appends one event to a client's stream, as it would stand there. */
export async function tell(
  store: EventStore,
  clientId: string,
  type: string,
  data: object,
  occurredAt: string,
  more: Partial<NewEvent['meta']> = {},
): Promise<void> {
  const at = instant(occurredAt);
  const event: NewEvent = {
    id: idFromKey(at, clientId, type, String(told++)),
    type,
    data,
    meta: { schemaVersion: 1, clientId, occurredAt: at, actor: { id: 'ann' }, ...more },
  };
  await store.append(`client-${clientId}`, [event], { expect: 'any' });
}
