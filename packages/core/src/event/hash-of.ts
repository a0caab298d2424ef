import { canonicalText, sha256 } from './canonical.ts';
import type { NewEvent, StoredEvent } from './envelope.ts';

/** The hash of an event: SHA-256 of the canonical bytes of `{ id, type, data, meta }` without the hash itself. */
export function hashOf({ id, type, data, meta }: NewEvent | StoredEvent): string {
  const { hash: _, ...rest } = { hash: '', ...meta };
  return sha256(canonicalText({ id, type, data, meta: rest }));
}
