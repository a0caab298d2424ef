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
import type { Answered } from './restarted.ts';

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
  await clientele.facts(...questions);
  const figures: Figure[] = [];
  for (const { name } of questions) {
    const answers: Answered[] = [];
    for (let time = 0; time < times; time++)
      answers.push((await inChild(join(__dirname, 'restarted.ts'), [path, folder, name])) as Answered);
    const ofAll = (of: (answer: Answered) => number): number => median(answers.map(of));
    if (figures.length === 0)
      figures.push({
        name: 'restart to facts of all questions',
        value: ofAll(({ facts }) => facts),
        unit: 'ms',
        lowerIsBetter: true,
      });
    figures.push({
      name: `restart to first report, ${name}`,
      value: ofAll(({ facts, report }) => facts + report),
      unit: 'ms',
      goal: 1_000,
      lowerIsBetter: true,
    });
  }
  return figures;
}
