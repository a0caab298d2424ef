import type { FileHandle } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';

/** Sorted lines in a file, read from its beginning, piece by piece. */
export class LineRun {
  readonly #file: FileHandle;
  readonly #decoder = new StringDecoder('utf8');
  readonly #buffer = Buffer.allocUnsafe(1 << 18);
  #offset = 0;
  #lines: string[] = [];
  #next = 0;
  #rest = '';
  #ended = false;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** The line at hand; undefined when it has not been read yet or there is none. */
  get head(): string | undefined {
    return this.#lines[this.#next];
  }

  /** Goes on to the next line; false when `fill` must come first. */
  advance(): boolean {
    this.#next++;
    return this.#next < this.#lines.length;
  }

  /** Reads on; false at the end. */
  async fill(): Promise<boolean> {
    while (!this.#ended) {
      const { bytesRead } = await this.#file.read(this.#buffer, 0, this.#buffer.length, this.#offset);
      this.#offset += bytesRead;
      this.#ended = bytesRead === 0;
      const text = this.#rest + this.#decoder.write(this.#buffer.subarray(0, bytesRead));
      const lines = text.split('\n');
      this.#rest = lines.pop() ?? '';
      this.#lines = lines;
      this.#next = 0;
      if (lines.length > 0) return true;
    }
    this.#lines = [];
    return false;
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
