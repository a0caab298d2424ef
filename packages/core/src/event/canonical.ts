import { hash } from 'node:crypto';

import canonicalize from 'canonicalize';

/** The canonical JSON text (RFC 8785) of a value: equal values have equal texts. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value without a JSON form cannot be made canonical');
  return text;
}

/** SHA-256 of a text, hexadecimal. */
export const sha256 = (text: string): string => hash('sha256', text);

/** A short digest of any JSON value, for report headers (policies, filters, rates). */
export const digestOf = (value: unknown): string => sha256(canonicalText(value)).slice(0, 16);
