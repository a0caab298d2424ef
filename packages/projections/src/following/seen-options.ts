/** How long to wait for an answer, and when to leave. */
export type SeenOptions = Readonly<{
  /** Milliseconds; default 10,000. */
  timeout?: number;
  signal?: AbortSignal;
}>;
