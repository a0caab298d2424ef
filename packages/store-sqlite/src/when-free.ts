import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import { isBusy, storeFailureOf } from './sqlite-failure.ts';

const patience = 30_000;

/** A short pause of uneven length, so that those who wait do not all come back at once. */
export const shortPause = (): Promise<void> => setTimeout(randomInt(1, 4));

/**
 * Does a piece of work on the file, again while another process holds the lock. (SQLite's own busy
 * timeout would stop this program meanwhile, and let some callers starve.)
 */
export async function whenFree<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  const since = performance.now();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() - since > patience) throw storeFailureOf(error, path);
      await shortPause();
    }
  }
}
