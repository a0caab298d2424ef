import type { CompanyLog } from '../company/company-log.ts';
import { questions } from '../company/questions.ts';
import type { Figure } from '../figure.ts';
import { median, timed } from '../median-of.ts';
import { momentsBefore } from './moments.ts';

const zones = ['UTC', 'Europe/Berlin'];

/** Each report over all facts: warm, and each time at another moment, so that none is remembered. */
export async function reports(company: CompanyLog, times = 5): Promise<readonly Figure[]> {
  const facts = await company.facts();
  const figures: Figure[] = [];
  for (const question of questions)
    for (const zone of zones) {
      const moments = momentsBefore(facts.now, times + 3);
      const taken: number[] = [];
      for (const at of moments) taken.push(await timed(() => question.report(facts, { at }, { zone })));
      figures.push({
        name: `report ${question.name}, ${zone}`,
        value: median(taken.slice(3)),
        unit: 'ms',
        goal: 50,
        lowerIsBetter: true,
      });
    }
  return figures;
}
