import type { Resolved } from './hearing.ts';

/** Events of one read: so many that the wait before each counts little, and so few that what is left by whoever leaves is soon drained. */
const page = 50_000;

/**
 * What reads of the client give, one after the other, until one gives less than it was asked for. The client's
 * native part never lets a read go that is left early: a few of a long log, and it answers nothing any more.
 * So each read is short, and read to its end.
 */
export async function* toItsEnd(
  read: (most: number) => AsyncIterable<Resolved>,
  most: number,
): AsyncGenerator<Resolved> {
  for (let left = most; left > 0;) {
    const asked = Math.min(page, left);
    const values = read(asked)[Symbol.asyncIterator]();
    let given = 0;
    let isOver = false;
    try {
      for (;;) {
        isOver = true;
        const next = await values.next();
        if (next.done === true) break;
        isOver = false;
        given += 1;
        yield next.value;
      }
    } finally {
      // Not awaited: whoever leaves does not wait for what he no longer wants.
      if (!isOver) void drain(values).catch(() => undefined);
    }
    if (given < asked) return;
    left -= given;
  }
}

async function drain(values: AsyncIterator<unknown>): Promise<void> {
  while ((await values.next()).done !== true);
}
