import { join } from 'node:path';

import { openMemoryVault } from '@clientele/core';
import { fileSnapshots } from '@clientele/projections';
import { openClientele } from 'clientele';

import type { CompanyLog } from '../company/company-log.ts';
import { inChild } from '../company/in-child.ts';
import { questions } from '../company/questions.ts';
import { simulatedUntil } from '../company/window.ts';
import type { Figure } from '../figure.ts';
import { median } from '../median-of.ts';

/** A program that starts with nothing warm: milliseconds from opening the log until a report stands. */
export async function restart(company: CompanyLog, times = 5): Promise<readonly Figure[]> {
  const path = await company.path();
  const folder = join(company.folder, 'snapshots');
  await using clientele = await openClientele({
    store: path,
    actor: 'bench',
    clock: () => simulatedUntil,
    vault: openMemoryVault(),
    snapshots: fileSnapshots(folder),
  });
  // A program keeps the facts of what it asks: of one question, or of all.
  await clientele.facts(...questions);
  for (const question of questions) await clientele.facts(question);
  const started = async (wanted: string): Promise<number> => {
    const taken: number[] = [];
    for (let time = 0; time < times; time++)
      taken.push(Number(await inChild(join(__dirname, 'restarted.ts'), [path, folder, wanted])));
    return median(taken);
  };
  const figures: Figure[] = [
    { name: 'restart to facts of all questions', value: await started(''), unit: 'ms', lowerIsBetter: true },
  ];
  for (const { name } of questions)
    figures.push({
      name: `restart to first answer, ${name}`,
      value: await started(name),
      unit: 'ms',
      goal: 1_000,
      lowerIsBetter: true,
    });
  return figures;
}
