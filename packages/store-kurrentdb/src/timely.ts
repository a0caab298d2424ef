import { NoAnswer } from './failure-of.ts';

/** The same values; throws `NoAnswer` when the next one does not come within so many milliseconds. Leaving it leaves the source. */
export async function* timely<T>(source: AsyncIterable<T>, within: number, from: string): AsyncGenerator<T> {
  const values = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new NoAnswer(`nothing more came from ${from} in ${String(within)} ms`));
        }, within);
        timer.unref();
      });
      const next = await Promise.race([values.next(), late]).finally(() => {
        clearTimeout(timer);
      });
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not awaited: a source that has gone silent never answers.
    void Promise.resolve(values.return?.()).catch(() => undefined);
  }
}
