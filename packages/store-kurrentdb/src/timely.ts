import { NoAnswer } from './failure-of.ts';

/** What is waited for now: since when, and how to end the waiting. */
type Waiting = Readonly<{ since: number; fail: (error: Error) => void }>;

/**
 * The same values; throws `NoAnswer` when the next one does not come within so many milliseconds (or up to
 * an eighth more: one timer for all, since one for each value would cost more than the value). Leaving it
 * leaves the source.
 */
export async function* timely<T>(source: AsyncIterable<T>, within: number, from: string): AsyncGenerator<T> {
  const values = source[Symbol.asyncIterator]();
  let waiting: Waiting | undefined;
  const watch = setInterval(
    () => {
      if (waiting === undefined || performance.now() - waiting.since < within) return;
      waiting.fail(new NoAnswer(`nothing more came from ${from} in ${String(within)} ms`));
    },
    Math.max(1, within / 8),
  );
  watch.unref();
  try {
    for (;;) {
      const next = await new Promise<IteratorResult<T>>((resolve, reject) => {
        waiting = { since: performance.now(), fail: reject };
        values.next().then(resolve, reject);
      });
      waiting = undefined;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    clearInterval(watch);
    // Not awaited: a source that has gone silent never answers.
    void Promise.resolve(values.return?.()).catch(() => undefined);
  }
}
