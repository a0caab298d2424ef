import type { Instant } from '../time/instant.ts';
import { canonicalText, sha256 } from './canonical.ts';
import type { NewEvent, StoredEvent } from './envelope.ts';

/** The hash of an event: SHA-256 of the canonical bytes of `{ id, type, data, meta }` without the hash itself. */
export function hashOf({ id, type, data, meta }: NewEvent | StoredEvent): string {
  const { hash: _, ...rest } = { hash: '', ...meta };
  return sha256(canonicalText({ id, type, data, meta: rest }));
}

/**
 * Puts the record time and the hash on a new event.
 *
 * The record time is the later of the clock and the record time of the event before it in the
 * stream, so that it never runs backwards; a time that the event brings along is kept.
 */
export function recordEvent(event: NewEvent, now: Instant, previous: Instant | undefined): StoredEvent {
  const recordedAt = event.meta.recordedAt ?? (previous !== undefined && previous > now ? previous : now);
  const meta = { ...event.meta, recordedAt };
  return { ...event, meta: { ...meta, hash: hashOf({ ...event, meta }) } };
}

/** Whether two events with one id say the same: all but the record time and the hash, which a repeat may differ in. */
export function sameContent(a: NewEvent | StoredEvent, b: NewEvent | StoredEvent): boolean {
  return contentOf(a) === contentOf(b);
}

function contentOf({ id, type, data, meta }: NewEvent | StoredEvent): string {
  const { hash: _, recordedAt: __, ...rest } = { hash: '', ...meta };
  return canonicalText({ id, type, data, meta: rest });
}
