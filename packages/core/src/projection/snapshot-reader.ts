/** Where columns may start, so that typed arrays can look at them where they are. */
export const alignment = 8;

/** Bytes of an array that takes so many, up to where the next may start. */
export const padded = (length: number): number => Math.ceil(length / alignment) * alignment;

/**
 * Reads a snapshot's bytes from front to back; `complete` says whether all that was asked for was
 * there, and no more. Columns are not copied: they look at the bytes.
 */
export class SnapshotReader {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    const { buffer, byteOffset } = bytes;
    // A file that was read whole is aligned; bytes out of a larger buffer may not be.
    const aligned = byteOffset % alignment === 0 && buffer instanceof ArrayBuffer;
    this.#bytes = aligned ? new Uint8Array(buffer, byteOffset, bytes.byteLength) : new Uint8Array(bytes);
  }

  get complete(): boolean {
    return this.#offset === this.#bytes.byteLength;
  }

  json(length: number): unknown {
    const { buffer, byteOffset, byteLength } = this.#take(length);
    return JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString());
  }

  int32(length: number): Int32Array<ArrayBuffer> {
    const { buffer, byteOffset } = this.#take(length * 4);
    return new Int32Array(buffer, byteOffset, length);
  }

  float64(length: number): Float64Array<ArrayBuffer> {
    const { buffer, byteOffset } = this.#take(length * 8);
    return new Float64Array(buffer, byteOffset, length);
  }

  /** Throws `RangeError` where the bytes end too early. */
  #take(length: number): Uint8Array<ArrayBuffer> {
    const end = this.#offset + padded(length);
    if (!(end <= this.#bytes.byteLength)) throw new RangeError('the snapshot ends too early');
    const taken = this.#bytes.subarray(this.#offset, this.#offset + length);
    this.#offset = end;
    return taken;
  }
}
