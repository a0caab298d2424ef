import { type Evidence } from '@clientele/core';
import { factsOf } from '@clientele/core/testing';
import { loyalty, type LoyaltyPolicyInput } from '@clientele/loyalty';

import { simulatedEvents } from './simulated.ts';

const facts = factsOf(loyalty.tables, simulatedEvents(5, 80));
const asked = { at: '2024-12-01', filter: { window: { from: '2024-03-01', to: '2024-12-01' } } };
const report = loyalty.report(facts, asked);
const why = (path: string, policy?: LoyaltyPolicyInput) => loyalty.why(facts, asked, path, policy);

const clientOf = ({ reference }: Evidence): string => reference.slice(0, reference.lastIndexOf('@'));
const clientsIn = (evidence: readonly Evidence[]): number => new Set(evidence.map(clientOf)).size;
const sumOf = (evidence: readonly Evidence[]): number =>
  evidence.reduce((sum, { says }) => sum + Number(says['minor'] ?? 0), 0);

describe('why an index of a simulated company is what it is', () => {
  const groups = Object.entries(report.by).flatMap(([dimension, names]) =>
    Object.keys(names).map((name) => `by.${dimension}.${name}`),
  );
  it('is told by the purchases of its clients, two of each loyal one', () => {
    for (const group of ['index', ...groups])
      for (const form of ['ever', 'window', 'returning']) {
        const loyal = why(`${group}.${form}.number`);
        expect(clientsIn(loyal.facts)).toBe(loyal.value);
        expect(loyal.facts).toHaveLength(2 * Number(loyal.value));
        const all = why(`${group}.${form}.of`);
        expect(clientsIn(all.facts)).toBe(all.value);
      }
  });
});

describe('why a sum is what it is', () => {
  it.each(['oldClients.turnover', 'oldClients.fromOld', 'oldClients.fromNew', 'oldClients.unattributed'])(
    'is told by the payments and refunds behind %s',
    (path) => {
      const { value, facts: behind } = why(`${path}.minor`);
      expect(behind.length).toBeGreaterThan(0);
      expect(sumOf(behind)).toBe(value);
    },
  );

  it.each(['ever', 'window'])('is told by the first sales behind what was referred (%s)', (form) => {
    const number = why(`referred.${form}.firstSales.number`);
    expect(number.value).toBeGreaterThan(0);
    expect(clientsIn(number.facts.filter(({ says }) => 'minor' in says))).toBe(number.value);
    const turnover = why(`referred.${form}.turnover.minor`);
    expect(sumOf(turnover.facts)).toBe(turnover.value);
    const all = why(`referred.${form}.ofTurnover.minor`);
    expect(sumOf(all.facts)).toBe(all.value);
    const credit = why(`referred.${form}.referrers.list.0.turnover.minor`);
    expect(sumOf(credit.facts)).toBe(credit.value);
  });
});

describe('why a count is what it is', () => {
  it.each([
    'regulars.regular',
    'regulars.restored',
    'regulars.ofBuyers.number',
    'regulars.ofBuyers.of',
    'regulars.ofActive.of',
    'satisfaction.contentment.satisfied',
    'satisfaction.contentment.open',
    'satisfaction.clients',
    'wordOfMouth.satisfied',
    'wordOfMouth.dissatisfied',
  ])('is told by one event of each client behind %s', (path) => {
    const { value, facts: behind } = why(path);
    expect(clientsIn(behind)).toBe(value);
  });

  it.each([
    'satisfaction.scores',
    'satisfaction.overall.rating.answers',
    'satisfaction.overall.nps.answers',
    'satisfaction.byQuestion.speed of delivery.answers',
    'satisfaction.byProduct.rye-mix.rating.answers',
    'satisfaction.byChannel.email.rating.answers',
    'satisfaction.cases.answers',
    'surveys.overdue.number',
    'surveys.overdue.byReason.after first sale',
    'surveys.overdue.byProduct.rye-mix',
    'surveys.due.number',
    'wordOfMouth.complaints',
  ])('is told by the events behind %s', (path) => {
    const { value, facts: behind } = why(path);
    expect(value).toBeGreaterThan(0);
    expect(behind).toHaveLength(Number(value));
  });

  it('is told by the scores behind a mean', () => {
    const { value, facts: behind } = why('satisfaction.byQuestion.would recommend us.mean');
    const scores = behind.map(({ says }) => Number(says['score']));
    expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeCloseTo(Number(value), 12);
  });

  it('names the interval that was searched in vain for a survey', () => {
    const { facts: behind, searched } = why('surveys.overdue.list.0');
    expect(behind).toHaveLength(1);
    expect(searched).toEqual({ from: behind[0]?.occurredAt, to: '2024-12-01T00:00:00.000Z' });
  });

  it('names the population and the policy entries that took part', () => {
    expect(why('index.ever.share', { again: 'days' }).context).toMatchObject({
      again: 'days',
      clients: { number: expect.any(Number) as number, digest: expect.any(String) as string },
    });
  });
});
