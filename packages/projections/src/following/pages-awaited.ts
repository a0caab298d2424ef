import type { Timer } from './timer.ts';
import { unlessStopped } from './unless-stopped.ts';

type Awaiting = Readonly<{
  timer: Timer;
  /** Milliseconds between two signs of life. */
  beat: number;
  /** Called at every beat while a page is awaited. */
  alive: () => Promise<void>;
  /** So many times for one page: who waits for longer may be given up. */
  atMost: number;
  /** Ends the awaiting with its reason. */
  stop: AbortSignal;
}>;

/** Hands pages on as they come, with signs of life where they come slowly. */
export async function* pagesAwaited<Page>(
  pages: AsyncIterable<Page>,
  { timer, beat, alive, atMost, stop }: Awaiting,
): AsyncGenerator<Page, void, undefined> {
  const iterator = pages[Symbol.asyncIterator]();
  let waits = false;
  try {
    for (;;) {
      const next = unlessStopped(iterator.next(), stop);
      // Heard below, unless a sign of life fails first.
      next.catch(() => undefined);
      waits = true;
      let arrived: IteratorResult<Page> | undefined;
      for (let beats = 0; arrived === undefined; beats++) {
        const over = new AbortController();
        const late = timer.sleep(beat, over.signal).then(() => undefined);
        arrived = await Promise.race([next, late]).finally(() => {
          over.abort();
        });
        if (arrived === undefined && beats < atMost) await alive();
      }
      waits = false;
      if (arrived.done === true) return;
      yield arrived.value;
    }
  } finally {
    // Leaving takes its turn after a page that is awaited, which may never come.
    const left = iterator.return?.().catch(() => undefined);
    if (!waits) await left;
  }
}
