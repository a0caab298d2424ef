import { companyId } from '@clientele/core';

/** Which clients a worker folds: part `index` (from 0) of `of` parts. All the company's own events belong to every part. */
export type Partition = Readonly<{ of: number; index: number }>;

export const wholeCompany: Partition = { of: 1, index: 0 };

/** The part that a client belongs to, the same on every machine and for ever (FNV-1a, its bits mixed once more). */
export function partOf(clientId: string, of: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < clientId.length; i++) hash = Math.imul(hash ^ clientId.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % of;
}

/** Whether a part folds a client's events. */
export const holds = ({ of, index }: Partition, clientId: string): boolean =>
  of === 1 || clientId === companyId || partOf(clientId, of) === index;

/** The hashes that a part counts, so that all parts together count each event once: every so-many-th of the log. */
export function ownHashes(hashes: Uint8Array, read: number, { of, index }: Partition): Uint8Array {
  if (of === 1) return hashes;
  const own: Uint8Array[] = [];
  for (let event = 0; event * 32 < hashes.length; event++)
    if ((read + event) % of === index) own.push(hashes.subarray(event * 32, event * 32 + 32));
  return new Uint8Array(Buffer.concat(own));
}
