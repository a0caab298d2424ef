import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  catalogue,
  type EventStore,
  type Instant,
  instant,
  type NewEvent,
  openMemoryStore,
  type RecordedEvent,
  sealPersonal,
} from '@clientele/core';

import { type ImportOptions, importTables, type ImportReport, type MappingInput } from '../src/index.ts';

const known = catalogue();

/** Seals the way a vault would: the same event, place and text give the same. */
export const seal = async (event: NewEvent): Promise<NewEvent> => {
  if (typeof event.data !== 'object' || event.data === null) return event;
  const sealed = (text: string, place: string): string =>
    Buffer.from(`${event.id} ${place} ${text}`).toString('base64');
  return { ...event, data: await sealPersonal(known, event.type, { ...event.data }, sealed) };
};

/** What the seal of these tests hides. */
export const unsealed = ({ sealed }: { sealed: string }): string =>
  Buffer.from(sealed, 'base64').toString().split(' ').slice(2).join(' ');

export const now: Instant = instant('2026-07-01T12:00:00Z');
export const clock = (): Instant => now;

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with files. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-import-test-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

export const newStore = (): EventStore => openMemoryStore({ clock });

export function importInto(
  store: EventStore,
  mapping: ImportOptions['mapping'],
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  return importTables({ store, mapping, paths: folderWith(files), seal, clock, actor: { id: 'ann' }, ...options });
}

/** A store whose appends go another way. */
export const withAppend = (store: EventStore, append: EventStore['append']): EventStore => ({
  append,
  readStream: (...given) => store.readStream(...given),
  readAll: (...given) => store.readAll(...given),
  scan: (...given) => store.scan(...given),
  subscribe: (...given) => store.subscribe(...given),
  head: () => store.head(),
  holds: (checkpoint) => store.holds(checkpoint),
  comparePositions: (a, b) => store.comparePositions(a, b),
  close: () => store.close(),
  [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
});

/** All events of a client, or of the log. */
export async function eventsOf(store: EventStore, clientId?: string): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of clientId === undefined ? store.readAll() : store.readStream(`client-${clientId}`))
    events.push(event);
  return events;
}

/** What counts once corrections are taken into account: comparable between logs that came about differently. */
export async function factsOf(store: EventStore): Promise<readonly string[]> {
  const facts = new Map<string, unknown>();
  for (const { type, data, meta, stream, revision } of await eventsOf(store)) {
    const body = data as Readonly<{ revision: number; type: string; data: unknown; occurredAt?: string }>;
    if (type === 'EventRetracted') facts.delete(`${stream}@${String(body.revision)}`);
    else if (type === 'EventCorrected')
      facts.set(`${stream}@${String(body.revision)}`, [
        stream,
        body.type,
        body.occurredAt ?? meta.occurredAt,
        plain(body.data),
      ]);
    else facts.set(`${stream}@${String(revision)}`, [stream, type, meta.occurredAt, plain(data)]);
  }
  return [...facts.values()].map((fact) => JSON.stringify(fact)).sort();
}

/** Sealed texts hold the id of their event: only what was sealed is compared. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if ('sealed' in value && typeof value.sealed === 'string') return unsealed({ sealed: value.sealed });
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, plain(field)]),
  );
}

/** Invoices of a shop, one line each row. */
export const shop: MappingInput = {
  name: 'shop',
  source: 'shop',
  currency: 'EUR',
  tables: { lines: { file: 'lines*.csv' } },
  clients: {
    customer: {
      key: 'customer',
      kind: 'person',
      name: { $text: 'Customer {customer}' },
      profile: { country: 'country' },
    },
  },
  entries: [
    {
      book: 'sale',
      name: 'lines',
      from: 'lines',
      at: { column: 'date' },
      invoice: 'invoice',
      product: 'product',
      quantity: 'quantity',
      unitPrice: 'price',
      cancellation: { when: { column: 'invoice', startsWith: 'C' } },
      rounding: 'half-even',
    },
  ],
};

export const header = 'invoice,date,customer,country,product,quantity,price';

/** A file of the shop. */
export const lines = (...rows: readonly string[]): string => [header, ...rows, ''].join('\n');
