import { v5, v7 } from 'uuid';

import type { Instant } from '../time/instant.ts';
import { sha256 } from './canonical.ts';
import { companyId } from './stream.ts';

/** A new random id that sorts by the time it is made for. */
export const newId = (now: Instant): string => v7({ msecs: Date.parse(now) });

/**
 * The id that a key always gives (UUIDv8): 48 bits of the business time, then a hash of the key.
 * The time in front keeps neighbours together in an index; the hash makes a repeat find itself.
 */
export function idFromKey(occurredAt: Instant, ...key: readonly string[]): string {
  const time = Math.max(0, Date.parse(occurredAt)).toString(16).padStart(12, '0').slice(-12);
  const hash = sha256(key.map((part) => `${String(part.length)}:${part}`).join(''));
  const variant = ((parseInt(hash.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-8${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}

/** Whether a text can be the id of a client: `company` is the company's own. */
export const isClientId = (text: string): boolean => /^[A-Za-z0-9._-]{1,100}$/.test(text) && text !== companyId;

/**
 * The client id of a foreign key: the key itself where it can be one, else
 * UUIDv5(UUIDv5(URL namespace, source), key in NFC), so that every import gives the same client.
 */
export function clientIdOf(key: string, source: string): string {
  if (isClientId(key)) return key;
  return v5(key.normalize('NFC'), v5(source, v5.URL));
}
