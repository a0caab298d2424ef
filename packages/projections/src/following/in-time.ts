import type { Timer } from './timer.ts';

/** What a promise gives, if that comes within so many milliseconds and nobody leaves; undefined otherwise. */
export async function inTime<T>(
  promise: Promise<T>,
  milliseconds: number,
  timer: Timer,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  const over = new AbortController();
  const leaving = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
  const late = timer.sleep(Math.max(0, milliseconds), leaving).then(() => undefined);
  return Promise.race([promise, late]).finally(() => {
    over.abort();
  });
}
