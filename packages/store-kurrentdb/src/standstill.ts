import { StreamFailure } from '@clientele/core';

import { conflictAt } from './failure-of.ts';

/** So many refusals in a row at the same place: with the pauses between them some seconds, far more than a node lags. */
const most = 8;

/**
 * Tells a server that refuses an append though it shows the stream as the append expects it: that is
 * no writer who was faster, and asking again at once would go on for ever.
 */
export class Standstill {
  readonly #store: string;
  readonly #stream: string;
  #at: number | undefined;
  #times = 0;

  constructor(store: string, stream: string) {
    this.#store = store;
    this.#stream = stream;
  }

  /** How often in a row an append to the same revision was refused; throws `StreamFailure` when that is no passing trouble. */
  refused(at: number | undefined, conflict: unknown): number {
    this.#times = at === this.#at ? this.#times + 1 : 1;
    this.#at = at;
    if (this.#times < most) return this.#times;
    const actual = conflictAt(conflict) ?? 'another revision';
    if (at === undefined)
      throw this.#failure(
        'STREAM_DELETED',
        `is at ${actual} and shows no event: its events were cut off (by $maxCount, $maxAge or $tb in its metadata), so restore it, or take another client id`,
        conflict,
      );
    throw this.#failure(
      'STORE_BUSY',
      `is at ${actual} and is shown up to revision ${String(at)}: the node that answers reads lags behind, so try again later, or read from the leader (nodePreference=leader)`,
      conflict,
    );
  }

  #failure(code: 'STREAM_DELETED' | 'STORE_BUSY', problem: string, cause: unknown): StreamFailure {
    return new StreamFailure(code, this.#store, this.#stream, problem, cause);
  }
}
