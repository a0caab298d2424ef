import { crc32 } from 'node:zlib';

/** Adds a chunk to the sum over the ones before it: enough to notice a damaged cache. */
export const addChecksum = (sum: number, chunk: Uint8Array): number => crc32(chunk, sum >>> 0) | 0;
