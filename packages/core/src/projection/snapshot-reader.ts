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

  /** The header in JSON behind its length; undefined where there is none that can be read. */
  header<Header>(): Header | undefined {
    if (this.#bytes.byteLength < 4) return undefined;
    const [length = 0] = new Uint32Array(this.#take(4).buffer);
    try {
      return this.json<Header>(length);
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  json<Value>(length: number): Value {
    return JSON.parse(new TextDecoder().decode(this.#take(length))) as Value;
  }

  int32(length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#take(length * 4).buffer, 0, length);
  }

  float64(length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#take(length * 8).buffer, 0, length);
  }

  /** A copy, so that it starts at a boundary that typed arrays accept; zeros where the bytes end too early. */
  #take(length: number): Uint8Array<ArrayBuffer> {
    const copy = new Uint8Array(length);
    copy.set(this.#bytes.subarray(this.#offset, this.#offset + length));
    this.#offset += length;
    return copy;
  }
}
