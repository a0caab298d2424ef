import { type EventStore, idFromKey, instant, type NewEvent, openMemoryStore, UnstorableEvent } from '@clientele/core';

const clock = () => instant('2026-07-01T09:00:00Z');

export const openLog = (logId: string): EventStore => openMemoryStore({ clock, logId });

export function note(clientId: string, n: number, text = `note ${n}`): NewEvent {
  const occurredAt = instant(`2026-0${1 + (n % 6)}-01T00:00:00Z`);
  return {
    id: idFromKey(occurredAt, clientId, String(n), text),
    type: 'NoteAdded',
    data: { text: { sealed: text } },
    meta: { schemaVersion: 1, clientId, occurredAt, actor: { id: 'ann', application: 'tests' }, commandKey: `k${n}` },
  };
}

/** Appends so many events to each of some clients, turn by turn, so that their streams interleave. */
export async function fill(store: EventStore, clients: number, events: number): Promise<EventStore> {
  for (let n = 0; n < events; n++)
    for (let client = 0; client < clients; client++) {
      const clientId = `c${client}`;
      const expect = n === 0 ? 'no-stream' : n - 1;
      await store.append(`client-${clientId}`, [note(clientId, n)], { expect });
    }
  return store;
}

/** All that a log holds, without the places in the log: stream by stream. */
export async function contentOf(store: EventStore): Promise<readonly object[]> {
  const all: (object & Readonly<{ stream: string; revision: number }>)[] = [];
  for await (const { position: _, ...event } of store.readAll()) all.push(event);
  return all.sort((a, b) => (a.stream === b.stream ? a.revision - b.revision : a.stream < b.stream ? -1 : 1));
}

/** The store, but some of its calls answered otherwise. */
export const changed = (store: EventStore, calls: Partial<EventStore>): EventStore =>
  new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(name in calls ? calls : target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });

/** The store, until so many appends were made: then it is gone. */
export function failingAfter(store: EventStore, appends: number): EventStore {
  let made = 0;
  return changed(store, {
    append: (...call) => (made++ < appends ? store.append(...call) : Promise.reject(new Error('the power is gone'))),
  });
}

/** The store, as a server that takes at most so many bytes of JSON in one append. */
export const takingAtMost = (store: EventStore, bytes: number): EventStore =>
  changed(store, {
    append: (stream, events, options) =>
      Buffer.byteLength(JSON.stringify(events)) > bytes
        ? Promise.reject(new UnstorableEvent(events[0]?.id ?? '', 'data', 'is too much at once'))
        : store.append(stream, events, options),
  });
