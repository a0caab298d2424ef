import { openMemoryVault } from '@clientele/core';
import { type Clientele, eur, lifecycle, openClientele, recordPayment, register } from 'clientele';

import { inScratchFolder } from '../append/scratch.ts';
import type { Figure } from '../figure.ts';
import { withServer } from '../kurrentdb/with-server.ts';

const commands = 300;

/** From the call of a command until a worker in the same process tells that it has kept what came of it. */
export async function changeSeen(): Promise<readonly Figure[]> {
  return inScratchFolder(async (folder) => {
    const common = { actor: 'bench', vault: openMemoryVault() };
    const onFile = await openClientele({ ...common, store: `${folder}/clients.db` });
    const figures = await seenOn(onFile, `${folder}/clients.db.read`, 'SQLite');
    const onServer = await withServer(async (store) => {
      const clientele = await openClientele({ ...common, store });
      return seenOn(clientele, `${folder}/server.read`, 'KurrentDB');
    });
    return [...figures, ...(onServer ?? [])];
  });
}

async function seenOn(clientele: Clientele, readModel: string, where: string): Promise<readonly Figure[]> {
  const acme = clientele.client('acme');
  await acme.do(register({ kind: 'organisation', name: 'Acme Ovens' }));
  const following = await clientele.follow([lifecycle], { group: 'bench', readModel });
  await following.facts();
  let told = (): void => undefined;
  const subscription = following.changes$().subscribe((change) => {
    if (change.kind === 'changed' && change.clientIds.has('acme')) told();
  });
  const waits: number[] = [];
  for (let n = 0; n < commands; n++) {
    const start = performance.now();
    const seen = new Promise<void>((resolve) => (told = resolve));
    await acme.do(recordPayment({ amount: eur('10.00') }));
    await seen;
    waits.push(performance.now() - start);
  }
  subscription.unsubscribe();
  await following.close();
  await clientele.close();
  const sorted = waits.slice(commands / 10).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
  const figure = (name: string, value: number): Figure => ({
    name: `append → change seen in process, ${where}, ${name}`,
    value,
    unit: 'ms',
    lowerIsBetter: true,
  });
  return [figure('p50', at(0.5)), figure('p99', at(0.99))];
}
