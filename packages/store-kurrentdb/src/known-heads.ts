import { LRUCache } from 'lru-cache';

import type { StreamHead } from './stream-head.ts';

/** The heads of the streams that were used last: as many as hold so many ids together, for long streams cost more than short ones. */
export class KnownHeads {
  readonly #heads: LRUCache<string, StreamHead>;

  constructor(mostIds: number) {
    this.#heads = new LRUCache({ maxSize: mostIds, sizeCalculation: ({ size }) => size + 1 });
  }

  of(stream: string): StreamHead | undefined {
    return this.#heads.get(stream);
  }

  keep(stream: string, head: StreamHead): void {
    // The cache weighs a value once, and this one has grown since.
    if (this.#heads.peek(stream) === head) this.#heads.delete(stream);
    this.#heads.set(stream, head.trim());
  }

  forget(stream: string): void {
    this.#heads.delete(stream);
  }
}
