import type { LogPosition } from '../event-store/position.ts';
import { Dictionary } from './dictionary.ts';
import type { RowsState } from './fact-rows.ts';
import { Facts, type Tables, type Upcast } from './facts.ts';
import { addChecksum } from './checksum.ts';
import { padded, SnapshotReader } from './snapshot-reader.ts';

/** Raise it when the bytes of a snapshot change their meaning. */
const format = 4;

type Header = Readonly<{
  format: number;
  tables: readonly (RowsState & { readonly name: string; readonly version: number })[];
  checkpoint: LogPosition;
  events: number;
  latest: number;
  lanes: readonly number[];
  corrections: ReturnType<Facts['corrections']['entries']>;
  clients: number;
  texts: number;
}>;

/** Facts from a snapshot, and the place in the log up to which they were folded. */
export type Restored<T extends Tables> = Readonly<{ facts: Facts<T>; checkpoint: LogPosition }>;

/**
 * The facts as bytes, in chunks to be written one after the other: a header in JSON, the two
 * dictionaries in JSON, then every column as it stands in memory.
 */
export function takeSnapshot<T extends Tables>(facts: Facts<T>, checkpoint: LogPosition): readonly Uint8Array[] {
  const clients = encode(facts.clients.texts());
  const texts = encode(facts.texts.texts());
  const names = Object.keys(facts.definitions);
  const tables = names.map((name) => {
    const { table } = facts.rows(name);
    return { name, version: table.version, ...facts.rows(name).state() };
  });
  const content = [clients, texts, ...tables.flatMap(({ arrays }) => arrays).flatMap(aligned)];
  const header: Header = {
    format,
    tables: tables.map(({ name, version, length, used, corrected }) => ({ name, version, length, used, corrected })),
    checkpoint,
    events: facts.log.events,
    latest: facts.latest,
    lanes: [...facts.log.lanes],
    corrections: facts.corrections.entries(),
    clients: clients.byteLength,
    texts: texts.byteLength,
  };
  const head = encode(header);
  const sum = [head, ...content].reduce(addChecksum, head.byteLength);
  return [bytesOf(Int32Array.of(head.byteLength, sum)), head, ...content];
}

/**
 * The facts that a snapshot holds; undefined when it is of another format, of other tables or of
 * older versions of them, cut short or damaged: then the facts are folded anew from the log.
 */
export function restoreSnapshot<T extends Tables>(
  definitions: T,
  upcast: Upcast,
  bytes: Uint8Array,
): Restored<T> | undefined {
  try {
    return restore(definitions, upcast, bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function restore<T extends Tables>(definitions: T, upcast: Upcast, bytes: Uint8Array): Restored<T> | undefined {
  const reader = new SnapshotReader(bytes);
  const [headLength = 0, sum] = reader.int32(2);
  if (addChecksum(headLength, bytes.subarray(8)) !== sum) return undefined;
  const header = headerIn(reader.json(headLength));
  if (header === undefined || !fits(definitions, header)) return undefined;
  const clients = new Dictionary(textsIn(reader.json(header.clients)));
  const texts = new Dictionary(textsIn(reader.json(header.texts)));
  const facts = new Facts(definitions, upcast, { clients, texts });
  const take = { text: (length: number) => reader.int32(length), number: (length: number) => reader.float64(length) };
  for (const table of header.tables) facts.rows(table.name).adopt(table, take);
  if (!reader.complete) return undefined;
  facts.log.events = header.events;
  facts.log.lanes.set(header.lanes);
  facts.latest = header.latest;
  for (const [client, correction] of header.corrections) facts.corrections.add(client, correction);
  facts.position = header.checkpoint.position;
  return { facts, checkpoint: header.checkpoint };
}

// The checksum was right, so this is what `takeSnapshot` wrote, of this format or of another.
const headerIn = (value: unknown): Header | undefined =>
  isObject(value) && value['format'] === format ? (value as Header) : undefined;

const textsIn = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function fits(definitions: Tables, { tables }: Header): boolean {
  const names = Object.keys(definitions);
  return (
    names.length === tables.length &&
    tables.every(({ name, version }, i) => names[i] === name && definitions[name]?.version === version)
  );
}

const encode = (value: unknown): Uint8Array => {
  const text = Buffer.from(JSON.stringify(value));
  return Buffer.concat([text, Buffer.alloc(padded(text.byteLength) - text.byteLength, ' ')]);
};

/** The bytes of a column, and zeros up to where the next may start. */
function aligned(column: ArrayBufferView): readonly Uint8Array[] {
  const bytes = bytesOf(column);
  const missing = padded(bytes.byteLength) - bytes.byteLength;
  return missing === 0 ? [bytes] : [bytes, new Uint8Array(missing)];
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
