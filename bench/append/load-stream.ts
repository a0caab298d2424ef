import { instantOf } from '@clientele/core';
import { openSqliteStore } from '@clientele/store-sqlite';

import type { Figure } from '../figure.ts';
import { besideFloor, perSecond, timed } from '../median-of.ts';
import { RawLog } from './raw-log.ts';
import { sampleEvents } from './sample-event.ts';
import { inScratchFolder } from './scratch.ts';

const clock = () => instantOf(Date.UTC(2026, 6, 1));

/** Reading a stream of so many events, beside the bare driver and JSON.parse row by row. */
export async function loadStream(events: number): Promise<Figure> {
  const streams = Math.max(2, Math.round(2_000 / events));
  const times = Math.max(1, Math.round(16_000 / (events * streams)));
  return inScratchFolder(async (folder) => {
    const store = await openSqliteStore(`${folder}/store.db`, { clock, durability: 'normal' });
    const raw = new RawLog(`${folder}/raw.db`, 'normal');
    const names = Array.from({ length: streams }, (_, n) => `c${String(n)}`);
    // Written in turns, so that a stream lies scattered over the file as it does in life.
    for (let from = 0; from < events; from += 10) {
      for (const name of names) {
        const written = sampleEvents(name, from, Math.min(from + 10, events));
        await store.append(`client-${name}`, written, { expect: from === 0 ? 'no-stream' : from - 1 });
        raw.appendAll(`client-${name}`, from, written);
      }
    }
    const count = events * streams * times;
    const { value, floor, ratio } = await besideFloor(
      async () =>
        perSecond(
          count,
          await timed(async () => {
            for (let time = 0; time < times; time += 1) {
              for (const name of names) for await (const _ of store.readStream(`client-${name}`));
            }
          }),
        ),
      async () =>
        perSecond(
          count,
          await timed(() => {
            for (let time = 0; time < times; time += 1) for (const name of names) raw.load(`client-${name}`);
          }),
        ),
    );
    raw.close();
    await store.close();
    return { name: `load ${events.toLocaleString('en')}`, value, unit: 'events/s', floor, ratio, lowerIsBetter: false };
  });
}
