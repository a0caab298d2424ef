import type { CompanyLog } from '../company/company-log.ts';
import { questions } from '../company/questions.ts';
import type { Figure } from '../figure.ts';
import { median, timed } from '../median-of.ts';
import { momentsBefore } from './moments.ts';

const zones = ['UTC', 'Europe/Berlin'];

/** Each report over all facts: asked again at a moment, and each time at another one. */
export async function reports(company: CompanyLog, times = 5): Promise<readonly Figure[]> {
  const facts = await company.facts();
  const figures: Figure[] = [];
  for (const question of questions)
    for (const zone of zones) {
      const at = async (moments: readonly string[]): Promise<number> => {
        const taken: number[] = [];
        for (const moment of moments) taken.push(await timed(() => question.report(facts, { at: moment }, { zone })));
        return median(taken.slice(3));
      };
      const others = momentsBefore(facts.now, times + 3);
      const again = others.map(() => others[0] ?? '');
      const name = `report ${question.name}, ${zone}`;
      figures.push({ name: `${name}, at another moment`, value: await at(others), unit: 'ms', lowerIsBetter: true });
      figures.push({ name: `${name}, warm`, value: await at(again), unit: 'ms', goal: 50, lowerIsBetter: true });
    }
  return figures;
}
