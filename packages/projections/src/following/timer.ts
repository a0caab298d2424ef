/** What the runtime needs of time: how long something took, and to wait. Tests bring their own. */
export type Timer = Readonly<{
  /** Milliseconds since some moment; never goes back. */
  elapsed: () => number;
  /** Settles after so long, or when the signal is aborted; never fails. */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}>;

export const systemTimer: Timer = {
  elapsed: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const done = (): void => {
        clearTimeout(timeout);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timeout = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done);
    }),
};
