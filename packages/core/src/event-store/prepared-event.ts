import { canonicalText, sha256 } from '../event/canonical.ts';
import type { NewEvent, StoredEvent } from '../event/envelope.ts';
import { isClientId } from '../event/ids.ts';
import { companyId } from '../event/stream.ts';
import { type Instant, isInstant } from '../time/instant.ts';
import { jsonProblem } from './json-problem.ts';
import { UnstorableEvent } from './unstorable-event.ts';

/** An event that a store may take: checked, its body in canonical text, waiting for its record time. */
export type PreparedEvent = Readonly<{
  id: string;
  type: string;
  data: unknown;
  /** The body as canonical JSON: what the hash covers and what a store keeps. */
  text: string;
  meta: Omit<NewEvent['meta'], 'recordedAt'>;
  /** The record time that the event brings along from another log. */
  broughtAlong: Instant | undefined;
}>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const typeName = /^\p{L}[\p{L}\p{N}._:-]{0,199}$/u;
const inNamespace = /^[^-]+_$/;

/** Checks the events of one append before anything is sent. Throws `UnstorableEvent`, naming the path. */
export function prepareEvents(stream: string, events: readonly NewEvent[], maxBytes: number): readonly PreparedEvent[] {
  if (events.length === 0) throw new RangeError(`nothing to append to stream ${stream}: give at least one event`);
  const ids = new Set<string>();
  return events.map((event) => {
    if (ids.has(event.id)) throw new UnstorableEvent(event.id, 'id', 'stands twice in one append');
    ids.add(event.id);
    return prepareEvent(stream, event, maxBytes);
  });
}

function prepareEvent(stream: string, event: NewEvent | StoredEvent, maxBytes: number): PreparedEvent {
  const { id, type, data } = event;
  const { hash: _, recordedAt: broughtAlong, ...meta } = { hash: '', recordedAt: undefined, ...event.meta };
  const refuse = (path: string, problem: string): never => {
    throw new UnstorableEvent(id, path, problem);
  };
  if (!uuid.test(id)) refuse('id', 'is no UUID in lower case');
  if (!typeName.test(type)) refuse('type', 'is no name of letters, digits and . _ : - that starts with a letter');
  if (meta.clientId !== companyId && !isClientId(meta.clientId))
    refuse('meta.clientId', `is "${meta.clientId}", and an id is 1 to 100 of A-Z, a-z, 0-9, ".", "_" and "-"`);
  if (!isStreamOf(stream, meta.clientId))
    refuse('meta.clientId', `is ${meta.clientId}, whose events do not belong to stream ${stream}`);
  if (!Number.isSafeInteger(meta.schemaVersion) || meta.schemaVersion < 1)
    refuse('meta.schemaVersion', 'is no version: 1, 2, …');
  if ('imported' in meta && String(meta.imported) !== 'true') refuse('meta.imported', 'is true or left out');
  if (!isInstant(meta.occurredAt)) refuse('meta.occurredAt', 'is no instant such as 2026-07-01T09:30:00.000Z');
  if (broughtAlong !== undefined && !isInstant(broughtAlong))
    refuse('meta.recordedAt', 'is no instant such as 2026-07-01T09:30:00.000Z');
  const found = jsonProblem(data, 'data') ?? jsonProblem(meta, 'meta');
  if (found !== undefined) refuse(found.path, found.problem);
  const text = canonicalText(data);
  const size = Buffer.byteLength(text);
  if (size > maxBytes) refuse('data', `takes ${String(size)} bytes and the limit is ${String(maxBytes)}`);
  return { id, type, data, text, meta, broughtAlong };
}

function isStreamOf(stream: string, clientId: string): boolean {
  const name = clientId === companyId ? companyId : `client-${clientId}`;
  return stream === name || (stream.endsWith(name) && inNamespace.test(stream.slice(0, -name.length)));
}

/**
 * The record time of the next event of a stream: the later of the clock and that of the event before,
 * or what the event brings along. Throws `UnstorableEvent` when that would run backwards.
 */
export function recordTimeOf(event: PreparedEvent, now: Instant, previous: Instant | undefined): Instant {
  if (event.broughtAlong === undefined) return previous !== undefined && previous > now ? previous : now;
  if (previous !== undefined && event.broughtAlong < previous) {
    throw new UnstorableEvent(
      event.id,
      'meta.recordedAt',
      `is before ${previous}, that of the event ahead of it in the stream`,
    );
  }
  return event.broughtAlong;
}

/** The hash that the event has when it is recorded at a time. */
export function hashAt({ id, type, text, meta }: PreparedEvent, recordedAt: Instant): string {
  return sha256(`{"data":${text},"id":"${id}","meta":${canonicalText({ ...meta, recordedAt })},"type":"${type}"}`);
}
