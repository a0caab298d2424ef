import { openMemoryVault } from '@clientele/core';
import { fileSnapshots } from '@clientele/projections';
import { openClientele } from 'clientele';

import { questions } from '../company/questions.ts';
import { simulatedUntil } from '../company/window.ts';

/** Milliseconds from opening the log to the report of a question; to the facts of all, where none is named. */
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
  const asked = questions.filter(({ name }) => wanted === '' || name === wanted);
  const facts = await clientele.facts(...asked);
  if (wanted !== '') asked[0]?.report(facts);
  const answered = performance.now() - start;
  await clientele.close();
  process.send?.(answered, () => process.disconnect());
}

const [path = '', snapshots = '', wanted = ''] = process.argv.slice(2);
void answer(path, snapshots, wanted);
