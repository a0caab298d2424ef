/** Reads a snapshot's bytes from front to back; `complete` says whether all that was asked for was there, and no more. */
export class SnapshotReader {
  readonly #bytes: Uint8Array;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get complete(): boolean {
    return this.#offset === this.#bytes.byteLength;
  }

  json(length: number): unknown {
    return JSON.parse(new TextDecoder().decode(this.#take(length)));
  }

  int32(length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#take(length * 4).buffer, 0, length);
  }

  float64(length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#take(length * 8).buffer, 0, length);
  }

  /** A copy, so that it starts at a boundary that typed arrays accept. Throws `RangeError` where the bytes end too early. */
  #take(length: number): Uint8Array<ArrayBuffer> {
    if (length > this.#bytes.byteLength - this.#offset) throw new RangeError('the snapshot ends too early');
    const copy = new Uint8Array(length);
    copy.set(this.#bytes.subarray(this.#offset, this.#offset + length));
    this.#offset += length;
    return copy;
  }
}
