/** Between two renewals, in milliseconds: at first, and at most. */
const [first, longest] = [1_000, 120_000];
/** So much later than one was due, the next trouble is another one. */
const quiet = 10_000;

/**
 * Says when a client may be put in the place of another. Each leaves a tenth of a megabyte of its native
 * part behind, which nothing frees: through an outage of a night, one for each attempt would fill the memory.
 */
export class Renewals {
  #last = -Infinity;
  #interval = first;

  /** `isBack`: the server could not be reached and can be now, so that the old client waits in vain. */
  isDue(now: number, isBack: boolean): boolean {
    const since = now - this.#last;
    if (isBack || since > 3 * this.#interval + quiet) this.#interval = first;
    else if (since < this.#interval) return false;
    else this.#interval = Math.min(longest, 2 * this.#interval);
    this.#last = now;
    return true;
  }
}
