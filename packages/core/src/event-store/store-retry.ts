/** A store waits for its server: what logs and metrics want to know of it. */
export type StoreRetry = Readonly<{
  /** Without secrets. */
  store: string;
  /** From 1: how often in a row it was tried and failed. */
  attempt: number;
  /** What the server or the way to it said: `unavailable`, `not-leader`, `no-answer`. */
  code: string;
  /** How long until the next attempt, in milliseconds. */
  retryIn: number;
}>;
