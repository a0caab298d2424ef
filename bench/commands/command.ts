import { openMemoryVault } from '@clientele/core';
import { type Clientele, eur, openClientele, recordPayment, register } from 'clientele';

import { inScratchFolder } from '../append/scratch.ts';
import { simulatedUntil } from '../company/window.ts';
import type { Figure } from '../figure.ts';
import { median, perSecond, timed } from '../median-of.ts';

const events = 40;
const clients = 60;
const rounds = 6;

/** A command on a client with 40 events: one that the program knows already, beside one whose events it must load. */
export const command = async (): Promise<readonly Figure[]> => [
  await commandAt('full', 1.4),
  await commandAt('normal', 2.5),
];

async function commandAt(durability: 'full' | 'normal', goal: number): Promise<Figure> {
  return inScratchFolder(async (folder) => {
    const open = (): Promise<Clientele> =>
      openClientele({
        store: `${folder}/clients.db`,
        actor: 'bench',
        clock: () => simulatedUntil,
        vault: openMemoryVault(),
        durability,
      });
    const names = Array.from({ length: rounds * clients }, (_, n) => `client-${String(n)}`);
    await using writer = await open();
    for (const name of names) await writer.client(name).do(history);
    await using clientele = await open();
    const known: number[] = [];
    const loaded: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const those = names.slice(round * clients, (round + 1) * clients);
      const pass = async (): Promise<number> =>
        perSecond(
          clients,
          await timed(async () => {
            for (const name of those) await clientele.client(name).do(payment);
          }),
        );
      loaded.push(await pass());
      known.push(await pass());
    }
    return {
      name: `command on a known client, beside one that must load ${String(events)} events, ${durability}`,
      value: median(known.slice(1)),
      unit: 'commands/s',
      floor: median(loaded.slice(1)),
      ratio: median(known.slice(1).map((value, round) => value / (loaded[round + 1] ?? NaN))),
      goal,
      lowerIsBetter: false,
    };
  });
}

const payment = recordPayment({ amount: eur('10.00') });
const history = [
  register({ kind: 'organisation', name: 'Acme Ovens' }),
  ...Array.from({ length: events - 1 }, () => payment),
];
