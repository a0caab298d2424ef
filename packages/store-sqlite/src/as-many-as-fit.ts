import { isTooBig } from './sqlite-failure.ts';

/**
 * Reads so many rows, or half of them and so on where they are too big to be read at once: how large
 * the next rows are, the ones before them do not tell.
 */
export function asManyAsFit<T>(rows: number, read: (rows: number) => T): T {
  for (let atMost = rows; ; atMost = Math.ceil(atMost / 2))
    try {
      return read(atMost);
    } catch (error) {
      if (!isTooBig(error) || atMost <= 1) throw error;
    }
}
