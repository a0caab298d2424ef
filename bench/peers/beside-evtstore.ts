import { instantOf } from '@clientele/core';
import { openSqliteStore } from '@clientele/store-sqlite';

import { sampleEvents } from '../append/sample-event.ts';
import { inScratchFolder } from '../append/scratch.ts';
import type { Figure } from '../figure.ts';
import { besideFloor, perSecond, timed } from '../median-of.ts';
import { EvtstoreLog } from './evtstore-log.ts';

const clock = () => instantOf(Date.UTC(2026, 6, 1));
const streams = Array.from({ length: 50 }, (_, n) => `c${String(n)}`);

/** The same work by this library's store and by evtstore, over one driver and at one durability, in turn. */
export function besideEvtstore(): Promise<readonly Figure[]> {
  return inScratchFolder(async (folder) => {
    const ours = await openSqliteStore(`${folder}/ours.db`, { clock, durability: 'full' });
    const peer = await EvtstoreLog.open(`${folder}/peer.db`, 'full');
    const figures: Figure[] = [];
    const compare = async (name: string, unit: string, count: number, work: Work, peerWork: Work): Promise<void> => {
      const compared = await besideFloor(
        async () => perSecond(count, await timed(work)),
        async () => perSecond(count, await timed(peerWork)),
      );
      figures.push({ name: `${name}, beside evtstore`, unit, ...compared, lowerIsBetter: false });
    };

    for (const size of [1, 10]) {
      const [byUs, byPeer] = [writer(size), writer(size)];
      await compare(
        `append ${String(size)}, full`,
        'appends/s',
        streams.length * 8,
        byUs(async (clientId, from, to) => {
          const expect = from === 0 ? 'no-stream' : from - 1;
          await ours.append(`client-${clientId}`, sampleEvents(clientId, from, to), { expect });
        }),
        byPeer((clientId, from, to) => peer.append(clientId, from, sampleEvents(clientId, from, to))),
      );
    }
    const length = (await collected(ours.readStream(`client-${prefixed(10, 'c0')}`))).length;
    await compare(
      `load ${String(length)}`,
      'events/s',
      length * streams.length,
      async () => {
        for (const stream of streams) for await (const _ of ours.readStream(`client-${prefixed(10, stream)}`));
      },
      async () => {
        for (const stream of streams) await peer.load(prefixed(10, stream));
      },
    );
    await compare(
      'read and parse the log',
      'events/s',
      await peer.replay(),
      async () => {
        for await (const _ of ours.scan());
      },
      () => peer.replay(),
    );
    await ours.close();
    await peer.close();
    return figures;
  });
}

type Work = () => unknown;
type Append = (clientId: string, from: number, to: number) => Promise<void>;

const prefixed = (size: number, stream: string): string => `${String(size)}x${stream}`;

/** Eight rounds over the streams at each call, each append of so many events behind the ones before. */
function writer(size: number): (append: Append) => Work {
  let from = 0;
  return (append) => async () => {
    for (let round = 0; round < 8; round += 1, from += size)
      for (const stream of streams) await append(prefixed(size, stream), from, from + size);
  };
}

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
