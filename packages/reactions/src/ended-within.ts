import type { Timer } from '@clientele/projections';

/** Settles with the work; from the signal on it waits so many milliseconds for what hangs, and leaves it. */
export async function endedWithin(
  milliseconds: number,
  work: Promise<unknown>,
  signal: AbortSignal,
  timer: Timer,
): Promise<void> {
  const told = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
  await Promise.race([work, told]);
  const over = new AbortController();
  await Promise.race([work, timer.sleep(milliseconds, over.signal)]);
  over.abort();
}
