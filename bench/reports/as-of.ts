import type { CompanyLog } from '../company/company-log.ts';
import { questions } from '../company/questions.ts';
import type { Figure } from '../figure.ts';
import { median, timed } from '../median-of.ts';
import { momentsBefore } from './moments.ts';

const year = 365 * 86_400_000;

/** As it was, and as it was known, a year before the end: of one client and of all, each time at another moment. */
export async function asOf(company: CompanyLog, times = 5): Promise<readonly Figure[]> {
  const facts = await company.facts();
  const clients = clientsSpread(facts.clients.texts(), times + 3);
  const moments = momentsBefore(facts.now - year, times + 3);
  const figures: Figure[] = [];
  for (const question of questions) {
    const { name } = question;
    const all: number[] = [];
    for (const moment of moments) all.push(await timed(() => question.report(facts, { at: moment, knownAt: moment })));
    const one: number[] = [];
    for (const [n, clientId] of clients.entries()) {
      const moment = moments[n] ?? '';
      one.push(await timed(() => question.of(facts, clientId, { at: moment, knownAt: moment })));
    }
    figures.push(
      { name: `as of one client, ${name}`, value: median(one.slice(3)), unit: 'ms', lowerIsBetter: true },
      { name: `as of all clients, ${name}`, value: median(all.slice(3)), unit: 'ms', lowerIsBetter: true },
    );
  }
  return figures;
}

/** Clients from all over, of those that were there in the first third. */
const clientsSpread = (clientIds: readonly string[], count: number): readonly string[] => {
  const early = clientIds.filter((id) => id.startsWith('c-')).slice(0, Math.ceil(clientIds.length / 3));
  return Array.from({ length: count }, (_, n) => early[Math.floor((n * early.length) / count)] ?? '');
};
