import { instantOf } from '@clientele/core';
import { type Durability, openSqliteStore } from '@clientele/store-sqlite';

import type { Figure } from '../figure.ts';
import { besideFloor, perSecond, timed } from '../median-of.ts';
import { sampleEvent } from './sample-event.ts';
import { inScratchFolder } from './scratch.ts';

const clock = () => instantOf(Date.UTC(2026, 6, 1));
const callers = 64;

/** Sixty-four callers at once beside one: what group commit gains. The floor is the one caller. */
export async function concurrentCallers(durability: Durability): Promise<Figure> {
  const each = 60;
  return inScratchFolder(async (folder) => {
    const store = await openSqliteStore(`${folder}/store.db`, { clock, durability });
    let round = 0;
    const call = async (clientId: string, appends: number): Promise<void> => {
      for (let n = 0; n < appends; n += 1) {
        await store.append(`client-${clientId}`, [sampleEvent(clientId, n)], { expect: n === 0 ? 'no-stream' : n - 1 });
      }
    };
    const { value, floor, ratio } = await besideFloor(
      async () => {
        round += 1;
        const names = Array.from({ length: callers }, (_, caller) => `many-${String(round)}-${String(caller)}`);
        return perSecond(callers * each, await timed(() => Promise.all(names.map((name) => call(name, each)))));
      },
      async () => {
        round += 1;
        return perSecond(10 * each, await timed(() => call(`one-${String(round)}`, 10 * each)));
      },
    );
    await store.close();
    return {
      name: `append, ${String(callers)} callers beside one, ${durability}`,
      value,
      unit: 'appends/s',
      floor,
      ratio,
      // Group commit shares the flush to disk: with `normal` there is none to share.
      ...(durability === 'full' && { goal: 6 }),
      lowerIsBetter: false,
    };
  });
}
