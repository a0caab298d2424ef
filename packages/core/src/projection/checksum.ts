/** Adds a chunk of whole 32-bit words to their sum: enough to notice a damaged cache, at the speed of memory. */
export function addChecksum(sum: number, chunk: Uint8Array): number {
  const aligned = chunk.byteOffset % 4 === 0 ? chunk : new Uint8Array(chunk);
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2);
  let total = sum;
  for (let word = 0; word < words.length; word++) total = (total + (words[word] ?? 0)) | 0;
  return total;
}
