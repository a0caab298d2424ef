import {
  type EventStore,
  factTable,
  idFromKey,
  instant,
  openMemoryStore,
  type ScanPage,
  type SubscribeOptions,
} from '@clientele/core';
import { type FactsChange, Projection, type ProjectionOptions, type SnapshotStore } from '@clientele/projections';

const now = instant('2026-03-01T00:00:00Z');
const notes = factTable({
  name: 'notes',
  version: 1,
  columns: {},
  folds: {
    NoteAdded: (_, add) => {
      add({});
    },
  },
});
const tables = { notes };
type Tables = typeof tables;

const openStore = (logId = 'log-1') => openMemoryStore({ clock: () => now, logId });
const open = (store: EventStore, options: Partial<ProjectionOptions<Tables>> = {}) =>
  new Projection({ store, tables, upcast: (_, __, data) => data, clock: () => now, ...options });

let notesSoFar = 0;
const addNote = (store: EventStore) =>
  store.append(
    'client-acme',
    [
      {
        id: idFromKey(now, String(notesSoFar++)),
        type: 'NoteAdded',
        data: { text: { sealed: 'x' } },
        meta: { schemaVersion: 1, clientId: 'acme', occurredAt: now, actor: { id: 'ann' } },
      },
    ],
    { expect: 'any' },
  );

/** Lets a test stop scans at their end, and make them fail. */
function withScan(store: EventStore, scan: (pages: AsyncIterable<ScanPage>) => AsyncIterable<ScanPage>): EventStore {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'scan') return (options: SubscribeOptions) => scan(target.scan(options));
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

describe('a projection', () => {
  it('holds what was appended before it was asked, also while another reading is at its end', async () => {
    const store = openStore();
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const projection = open(
      withScan(store, async function* (pages) {
        yield* pages;
        await gate;
      }),
    );
    await addNote(store);
    const first = projection.catchUp();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await addNote(store);
    const second = projection.catchUp();
    go();
    await first;
    expect((await second).rows('notes').length).toBe(2);
  });

  it('starts from what is sound after a reading that failed, and its followers see that', async () => {
    const store = openStore();
    let fails = false;
    const projection = open(
      withScan(store, async function* (pages) {
        for await (const page of pages) {
          yield page;
          if (fails) throw new Error('the disk is gone');
        }
      }),
    );
    await addNote(store);
    const changes: FactsChange<Tables>[] = [];
    const following = projection.changes$.subscribe({ next: (change) => changes.push(change), error: () => undefined });
    await new Promise((resolve) => setTimeout(resolve, 20));
    fails = true;
    const failed = projection.catchUp();
    await addNote(store);
    await expect(failed).rejects.toThrow('the disk is gone');
    fails = false;
    const facts = await projection.catchUp();
    following.unsubscribe();
    expect(facts.rows('notes').length).toBe(2);
    expect(changes.at(-1)?.facts).toBe(facts);
  });

  it('tells everybody who follows that it has caught up, also who comes later, and begins anew after the last', async () => {
    const store = openStore();
    await addNote(store);
    const projection = open(store);
    const heard = (told: string[]) =>
      projection.changes$.subscribe(({ kind, facts }) => told.push(`${kind} ${String(facts.rows('notes').length)}`));
    const [first, second, third]: string[][] = [[], [], []];
    const until = async (told: readonly string[] | undefined, count: number) => {
      while ((told?.length ?? count) < count) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    if (first === undefined || second === undefined || third === undefined) return;
    const one = heard(first);
    await until(first, 1);
    const other = heard(second);
    expect(second).toEqual(['caught-up 1']);
    await addNote(store);
    await until(second, 2);
    expect([first, second]).toEqual(new Array(2).fill(['caught-up 1', 'changed 2']));
    one.unsubscribe();
    other.unsubscribe();
    const last = heard(third);
    expect(third).toEqual([]);
    await until(third, 1);
    expect(third).toEqual(['caught-up 2']);
    last.unsubscribe();
  });

  it('says aloud that a snapshot is of another log, damaged or out of reach, and reads the log', async () => {
    const kept = new Map<string, Uint8Array>();
    const snapshots: SnapshotStore = {
      load: (name) => Promise.resolve(kept.get(name)),
      save: (name, chunks) => {
        kept.set(name, Buffer.concat(chunks));
        return Promise.resolve();
      },
    };
    const store = openStore();
    await addNote(store);
    await open(store, { snapshots, snapshotEvery: 1 }).catchUp();
    const warned = async (from: EventStore, kind: SnapshotStore = snapshots) => {
      const warnings: unknown[] = [];
      const facts = await open(from, { snapshots: kind, onWarning: (warning) => warnings.push(warning) }).catchUp();
      return [facts.rows('notes').length, ...warnings];
    };
    expect(await warned(store)).toEqual([1]);
    expect(await warned(openStore('log-2'))).toEqual([0, expect.objectContaining({ code: 'UNUSABLE_SNAPSHOT' })]);
    for (const name of kept.keys()) kept.set(name, Buffer.from('nothing that anybody could read'));
    expect(await warned(store)).toEqual([1, expect.objectContaining({ code: 'UNUSABLE_SNAPSHOT' })]);
    const closed = { ...snapshots, load: () => Promise.reject(new Error('no right to read')) };
    expect(await warned(store, closed)).toEqual([1, expect.objectContaining({ message: 'no right to read' })]);
  });
});
