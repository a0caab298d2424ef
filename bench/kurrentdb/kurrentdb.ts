import { instantOf } from '@clientele/core';
import { openKurrentStore } from '@clientele/store-kurrentdb';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';

import { sampleEvents } from '../append/sample-event.ts';
import type { Figure } from '../figure.ts';
import { catchUpFigures } from './catch-up.ts';
import { commandFigure } from './known-command.ts';
import { loadFigure } from './short-reads.ts';
import { withServer } from './with-server.ts';

const clock = () => instantOf(Date.UTC(2026, 6, 1));
const namespace = 'bench';
const streams = Array.from({ length: 1_000 }, (_, n) => `c${String(n)}`);
const length = 40;

/** The store on a server, beside the bare client at the same work. */
export async function kurrentdb(): Promise<readonly Figure[]> {
  const figures = await withServer(async (address) => {
    const store = await openKurrentStore(address, { clock, namespace });
    const client = KurrentDBClient.connectionString(address);
    const waiting = [...streams];
    const write = async (): Promise<void> => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
        await store.append(`client-${name}`, sampleEvents(name, 0, length), { expect: 'no-stream', newIds: true });
    };
    await Promise.all(Array.from({ length: 32 }, write));
    const log = { store, client, namespace, events: streams.length * length };
    const measured = [
      ...(await catchUpFigures(log)),
      await loadFigure(log, streams.slice(0, 100), length),
      await commandFigure(log),
    ];
    await store.close();
    await client.dispose();
    return measured;
  });
  return figures ?? [];
}
