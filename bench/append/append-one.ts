import { catalogue, type EventStore, instantOf, type NewEvent } from '@clientele/core';
import { type Durability, openSqliteStore } from '@clientele/store-sqlite';

import type { Figure } from '../figure.ts';
import { besideFloor, perSecond, timed } from '../median-of.ts';
import { RawLog } from './raw-log.ts';
import { sampleEvents } from './sample-event.ts';
import { inScratchFolder } from './scratch.ts';

const known = catalogue();
const clock = () => instantOf(Date.UTC(2026, 6, 1));

/** One caller that checks each event and appends it with an expectation, beside bare inserts of the same bytes. */
export async function appendOne(durability: Durability, size: number): Promise<Figure> {
  const appends = Math.round((durability === 'full' ? 1_000 : 4_000) / size);
  return inScratchFolder(async (folder) => {
    const store = await openSqliteStore(`${folder}/store.db`, { clock, durability });
    const raw = new RawLog(`${folder}/raw.db`, durability);
    let round = 0;
    const name = (n: number): string => `c${String(round)}-${String(n % 50)}`;
    const batches = () => {
      round += 1;
      // Fifty streams in turn, as clients come in turn.
      return Array.from({ length: appends }, (_, n) => {
        const from = Math.floor(n / 50) * size;
        return { clientId: name(n), from, events: sampleEvents(name(n), from, from + size) };
      });
    };
    const { value, floor, ratio } = await besideFloor(
      async () => {
        const work = batches();
        return perSecond(
          appends,
          await timed(async () => {
            for (const { clientId, from, events } of work) await checkAndAppend(store, clientId, from, events);
          }),
        );
      },
      async () => {
        const work = batches();
        return perSecond(
          appends,
          await timed(() => {
            for (const { clientId, from, events } of work) {
              const [event] = events;
              if (size === 1 && event !== undefined) raw.append(`client-${clientId}`, from, event);
              else raw.appendAll(`client-${clientId}`, from, events);
            }
          }),
        );
      },
    );
    raw.close();
    await store.close();
    const goal = size === 1 ? { goal: 0.8 } : {};
    return {
      name: `append ${String(size)}, ${durability}`,
      value,
      unit: 'appends/s',
      floor,
      ratio,
      ...goal,
      lowerIsBetter: false,
    };
  });
}

async function checkAndAppend(
  store: EventStore,
  clientId: string,
  from: number,
  events: readonly NewEvent[],
): Promise<void> {
  const checked = events.map((event) => ({ ...event, data: known.checkDraft('PaymentReceived', event.data) }));
  await store.append(`client-${clientId}`, checked, { expect: from === 0 ? 'no-stream' : from - 1 });
}
