import { InvalidPolicy } from '@clientele/core';

import { funnel } from '../src/index.ts';
import { factsFrom, on } from './telling.ts';

const engaging = {
  stages: [
    { stage: 'Prospecting', enteredBy: ['DealOpened' as const] },
    { stage: 'Engaging', enteredBy: ['PresentationHeld' as const, 'MeetingMinutesSent' as const] },
  ],
};
const facts = factsFrom(
  on('2026-01-01', 'acme', 'DealOpened', { dealId: 'a' }),
  on('2026-01-02', 'acme', 'MeetingMinutesSent', { dealId: 'a' }),
  on('2026-01-01', 'acme', 'DealOpened', { dealId: 'b', pipeline: 'attraction' }),
  on('2026-01-03', 'acme', 'DealLost', { dealId: 'b', stage: 'Engaging', category: 'timing' }),
);

describe('A pipeline', () => {
  test('is data: a team has stages of its own, entered by the events that it names', () => {
    const { stages } = funnel.report(facts, {}, { pipelines: { default: engaging } });
    expect(Object.entries(stages).map(([stage, { reached, current }]) => [stage, reached, current.deals])).toEqual([
      ['Prospecting', 2, 0],
      ['Engaging', 2, 1],
    ]);
  });

  test('of another name has figures of its own, for the deals that name it', () => {
    const report = funnel.report(facts, {}, { pipelines: { default: engaging, attraction: engaging } });
    expect([report.opened, report.pipelines['attraction']?.opened, report.unlistedPipelines]).toEqual([1, 1, {}]);
    expect(report.pipelines['attraction']?.losses).toMatchObject([{ stage: 'Engaging', category: 'timing' }]);
  });

  test('that the policy does not have leaves its deals in the default one, and is reported', () => {
    expect(funnel.report(facts)).toMatchObject({ opened: 2, unlistedPipelines: { attraction: 1 } });
  });

  test('with another policy tells another story of the same facts', () => {
    expect(Object.keys(funnel.report(facts).stages)).toContain('delivery');
    expect(funnel.of(facts, 'acme', {}, { pipelines: { default: engaging } }).place).toMatchObject({
      stage: 'Engaging',
    });
    expect(funnel.of(facts, 'acme').place).toMatchObject({ stage: 'presentation' });
  });
});

describe('A policy that cannot be is refused by naming the entry', () => {
  const entryOf = (policy: object) => {
    try {
      funnel.policy(policy);
      return 'accepted';
    } catch (error) {
      if (error instanceof InvalidPolicy) return error.entry;
      throw error;
    }
  };

  test.each([
    [
      { pipelines: { default: { stages: [{ stage: 'a', enteredBy: ['DealOpend'] }] } } },
      'pipelines.default.stages.0.enteredBy.0',
    ],
    [{ pipelines: { other: engaging } }, 'pipelines'],
    [{ pipelines: { default: { stages: [...engaging.stages, ...engaging.stages] } } }, 'pipelines.default.stages'],
    [{ ageing: { days: { offr: 3 } } }, 'ageing.days'],
    [{ leastHistry: 3 }, 'leastHistry'],
    [{ workingCalendar: { hours: [{ from: '18:00', to: '09:00' }] } }, 'workingCalendar.hours.0.to'],
  ])('%j', (policy, entry) => {
    expect(entryOf(policy)).toBe(entry);
  });

  test('and the default one is complete', () => {
    expect(funnel.policy()).toMatchObject({ zone: 'UTC', leastHistory: 30, ageing: { timesMedian: 2 } });
  });
});
