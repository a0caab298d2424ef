import { openMemoryVault } from '@clientele/core';
import { fileSnapshots } from '@clientele/projections';
import { openClientele } from 'clientele';

import { questions } from '../company/questions.ts';
import { simulatedUntil } from '../company/window.ts';

/** Milliseconds until the facts were there, and from then until the report was. */
export type Answered = Readonly<{ facts: number; report: number }>;

async function answer(path: string, snapshots: string, wanted: string): Promise<void> {
  const start = performance.now();
  const clientele = await openClientele({
    store: path,
    actor: 'bench',
    clock: () => simulatedUntil,
    vault: openMemoryVault(),
    snapshots: fileSnapshots(snapshots),
    mustExist: true,
  });
  const facts = await clientele.facts(...questions);
  const folded = performance.now();
  questions.find(({ name }) => name === wanted)?.report(facts);
  const answered: Answered = { facts: folded - start, report: performance.now() - folded };
  await clientele.close();
  process.send?.(answered, () => process.disconnect());
}

const [path = '', snapshots = '', wanted = ''] = process.argv.slice(2);
void answer(path, snapshots, wanted);
