/**
 * An iterable that can be left while it waits for its next value: `return()` aborts the signal that
 * the generator was given. (A bare async generator would answer `return()` only after the value came.)
 */
export function leavable<T>(
  run: (leaving: AbortSignal) => AsyncGenerator<T, void, undefined>,
  signal?: AbortSignal,
): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator](): AsyncIterator<T, void, undefined> {
      const leaving = new AbortController();
      const leave = (): void => {
        signal?.removeEventListener('abort', leave);
        leaving.abort();
      };
      signal?.addEventListener('abort', leave);
      if (signal?.aborted === true) leave();
      const values = run(leaving.signal);
      return {
        async next() {
          try {
            const result = await values.next();
            if (result.done === true) leave();
            return result;
          } catch (error) {
            leave();
            throw error;
          }
        },
        return() {
          leave();
          return values.return();
        },
      };
    },
  };
}
