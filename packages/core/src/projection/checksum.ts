/** Adds a chunk of whole 32-bit words to their sum: enough to notice a damaged cache, at the speed of memory. */
export function addChecksum(sum: number, chunk: Uint8Array): number {
  const aligned = chunk.byteOffset % 4 === 0 ? chunk : chunk.slice();
  let total = sum;
  for (const word of new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2))
    total = (total + word) | 0;
  return total;
}
