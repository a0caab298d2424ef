import { openMemoryVault } from '@clientele/core';
import { eur, openClientele, recordPayment, register } from 'clientele';
import { jsonEvent, NO_STREAM } from '@kurrent/kurrentdb-client';

import { sampleEvent } from '../append/sample-event.ts';
import { simulatedUntil } from '../company/window.ts';
import type { Figure } from '../figure.ts';
import { besideFloor, perSecond, timed } from '../median-of.ts';
import type { LogOnServer } from './log-on-server.ts';

const clients = 50;
/** Commands on each client in one pass. */
const commands = 20;

/** A command on a client that the program knows, beside the bare client's append of one event at the revision expected. */
export async function commandFigure({ store, client, namespace }: LogOnServer): Promise<Figure> {
  const clientele = await openClientele({
    store,
    actor: 'bench',
    clock: () => simulatedUntil,
    vault: openMemoryVault(),
  });
  const names = Array.from({ length: clients }, (_, n) => `known-${String(n)}`);
  for (const name of names) await clientele.client(name).do(register({ kind: 'organisation', name: 'Acme Ovens' }));
  const { data, meta } = sampleEvent('bare', 0);
  let revision = -1;
  const bare = async (): Promise<void> => {
    for (let n = 0; n < commands; n++, revision++)
      for (const name of names) {
        const event = jsonEvent({
          type: 'PaymentReceived',
          data: data as Record<string, unknown>,
          metadata: { ...meta },
        });
        const streamState = revision < 0 ? NO_STREAM : BigInt(revision);
        await client.appendToStream(`${namespace}:bare-${name}`, event, { streamState });
      }
  };
  const payment = recordPayment({ amount: eur('10.00') });
  const ours = async (): Promise<void> => {
    for (let n = 0; n < commands; n++) for (const name of names) await clientele.client(name).do(payment);
  };
  const measured = await besideFloor(
    async () => perSecond(clients * commands, await timed(ours)),
    async () => perSecond(clients * commands, await timed(bare)),
  );
  const name = 'command on a known client in KurrentDB, beside the bare append';
  return { name, unit: 'commands/s', ...measured, goal: 0.9, lowerIsBetter: false };
}
