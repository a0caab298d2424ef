import { accessSync, chmodSync, closeSync, constants, existsSync, openSync } from 'node:fs';

import { StoreFailure } from '@clientele/core';

/** Why keys cannot be read: their file is not there, or its rights forbid it. */
export type KeysOutOfReach = 'absent' | 'unreadable';

export function keysOutOfReach(path: string): KeysOutOfReach | undefined {
  if (!existsSync(path)) return 'absent';
  try {
    accessSync(path, constants.R_OK);
    return undefined;
  } catch {
    return 'unreadable';
  }
}

/**
 * Gives a file of keys to its owner alone, making it at need: before SQLite opens a new one, so that there is
 * no moment in which others could read it. Throws `StoreFailure` where it is somebody else's.
 */
export function keepForOwner(path: string): void {
  try {
    if (existsSync(path)) chmodSync(path, 0o600);
    else closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    const message = `${path} cannot be kept for its owner alone: check who owns the file and its folder`;
    throw new StoreFailure('STORE_UNAVAILABLE', path, message, error);
  }
}
