import type { Figure } from '../figure.ts';
import { besideFloor, perSecond, timed } from '../median-of.ts';
import type { LogOnServer } from './log-on-server.ts';

/**
 * Loading short streams by one caller, beside the bare client's own read. When the ratio falls towards 1
 * the client's native part has been mended, and `soon` in the store may go.
 */
export async function loadFigure(
  { store, client, namespace }: LogOnServer,
  streams: readonly string[],
  length: number,
): Promise<Figure> {
  const measured = await besideFloor(
    async () =>
      perSecond(
        streams.length,
        await timed(async () => {
          for (const name of streams) for await (const _ of store.readStream(`client-${name}`));
        }),
      ),
    async () =>
      perSecond(
        streams.length,
        await timed(async () => {
          for (const name of streams) for await (const _ of client.readStream(`${namespace}:client-${name}`));
        }),
      ),
  );
  const name = `load ${String(length)} events from KurrentDB, one caller, beside the bare readStream`;
  return { name, unit: 'streams/s', ...measured, goal: 3, lowerIsBetter: false };
}
