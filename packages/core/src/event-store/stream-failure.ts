import { StoreFailure, type StoreFailureCode } from './store-failure.ts';

/** One stream of a store takes no appends, though the rest of it does; nothing is half-written. */
export class StreamFailure extends StoreFailure {
  readonly stream: string;

  constructor(code: StoreFailureCode, store: string, stream: string, problem: string, cause?: unknown) {
    super(code, store, `stream ${stream} on ${store} ${problem}`, cause);
    this.stream = stream;
  }
}
