import { instantOf } from '@clientele/core';
import { type Durability, openSqliteStore } from '@clientele/store-sqlite';

import { timed } from '../median-of.ts';
import { sampleEvent } from './sample-event.ts';

/** What a process saw while it and another wrote to one file. */
export type Seen = Readonly<{ appends: number; milliseconds: number; longestWait: number; longestStall: number }>;

const clock = () => instantOf(Date.UTC(2026, 6, 1));
const callers = 64;

/** Sixty-four callers that append one event at a time, with the longest that one waited and the program stood still. */
export async function writeBusily(path: string, name: string, each: number, durability: Durability): Promise<Seen> {
  const store = await openSqliteStore(path, { clock, durability });
  let longestWait = 0;
  let longestStall = 0;
  let last = performance.now();
  const watching = setInterval(() => {
    const now = performance.now();
    longestStall = Math.max(longestStall, now - last - 5);
    last = now;
  }, 5);
  const call = async (clientId: string): Promise<void> => {
    for (let n = 0; n < each; n += 1) {
      const expect = n === 0 ? 'no-stream' : n - 1;
      const wait = await timed(() => store.append(`client-${clientId}`, [sampleEvent(clientId, n)], { expect }));
      longestWait = Math.max(longestWait, wait);
    }
  };
  const milliseconds = await timed(() =>
    Promise.all(Array.from({ length: callers }, (_, caller) => call(`${name}-${String(caller)}`))),
  );
  clearInterval(watching);
  await store.close();
  return { appends: callers * each, milliseconds, longestWait, longestStall };
}

const [, program, path, name, each] = process.argv;
if (program === __filename && path !== undefined && name !== undefined) {
  void writeBusily(path, name, Number(each), 'full').then((seen) => process.send?.(seen));
}
