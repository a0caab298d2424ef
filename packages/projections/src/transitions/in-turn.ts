import type { Observable, Subscription } from 'rxjs';

import { BufferOverflow } from './buffer-overflow.ts';

/** How much may wait for a consumer that is slower than its source, and what happens beyond that. */
export type BufferOptions<Value> = Readonly<{
  /** Default 1,000. */
  size?: number;
  /** `error` (the default): what waits is given, then `BufferOverflow` is thrown. `drop-oldest` makes room. */
  overflow?: 'error' | 'drop-oldest';
  /** Told of each value that was dropped. */
  onDrop?: (value: Value) => void;
}>;

/**
 * The values of a stream one by one, each when the one before is done with: for work that takes time.
 * What comes meanwhile waits in a buffer that does not grow beyond its size. Leaving the loop unsubscribes.
 *
 * @example
 * for await (const { clientId, checkpoint } of inTurn(following.changes$(lifecycle, { to: 'lost', since }))) {
 *   await callThem(clientId);
 *   await keep(checkpoint);
 * }
 */
export function inTurn<Value>(source: Observable<Value>, options: BufferOptions<Value> = {}): AsyncIterable<Value> {
  return { [Symbol.asyncIterator]: () => new Turns(source, options) };
}

class Turns<Value> implements AsyncIterator<Value> {
  readonly #waiting: Value[] = [];
  readonly #subscription: Subscription;
  #ended = false;
  #failure: Readonly<{ error: unknown }> | undefined;
  #wake: () => void = () => undefined;

  constructor(source: Observable<Value>, options: BufferOptions<Value>) {
    this.#subscription = source.subscribe({
      next: (value) => {
        this.#take(value, options);
      },
      error: (error: unknown) => {
        this.#end({ error });
      },
      complete: () => {
        this.#end();
      },
    });
    if (this.#ended) this.#subscription.unsubscribe();
  }

  async next(): Promise<IteratorResult<Value, undefined>> {
    for (;;) {
      if (this.#waiting.length > 0) return { done: false, value: this.#waiting.shift() as Value };
      if (this.#failure !== undefined) {
        const { error } = this.#failure;
        this.#failure = undefined;
        throw error;
      }
      if (this.#ended) return { done: true, value: undefined };
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  return(): Promise<IteratorResult<Value, undefined>> {
    this.#waiting.length = 0;
    this.#end();
    return Promise.resolve({ done: true, value: undefined });
  }

  #take(value: Value, { size = 1_000, overflow = 'error', onDrop }: BufferOptions<Value>): void {
    if (this.#ended) return;
    this.#waiting.push(value);
    if (this.#waiting.length <= size) {
      this.#wake();
      return;
    }
    if (overflow === 'error') {
      this.#waiting.pop();
      this.#end({ error: new BufferOverflow(size) });
      return;
    }
    for (const dropped of this.#waiting.splice(0, 1)) onDrop?.(dropped);
  }

  #end(failure?: Readonly<{ error: unknown }>): void {
    this.#ended = true;
    this.#failure ??= failure;
    // A source that tells all at once ends while it is being subscribed to.
    (this.#subscription as Subscription | undefined)?.unsubscribe();
    this.#wake();
  }
}
