import { factsOf, reportInParts } from '@clientele/core/testing';
import fc from 'fast-check';

import { loyalty } from '../src/index.ts';
import { anyCompany, dateAt } from './any-company.ts';

const policy = fc.constantFrom(
  {},
  { zone: 'America/New_York', again: 'days' as const, cohort: 'quarter' as const, listed: 1 },
  { again: 'sales-before-refunds' as const },
  { satisfaction: { counts: 'answers' as const, opensCase: false }, surveys: { whom: 'active' as const } },
);
const moment = fc.integer({ min: 1, max: 520 }).map(dateAt);
const filter = fc.constantFrom(
  {},
  {},
  { direction: 'ovens' },
  { owner: 'ann' },
  { segment: { key: 'industry', value: 'farms' } },
  { window: { from: dateAt(0), to: dateAt(100) } },
);

describe('the figures of loyalty', () => {
  it('are the same to the last digit when they are added up from partial results, whoever recommended or became whom', () => {
    const parts = fc.constantFrom(1, 2, 7);
    fc.assert(
      fc.property(anyCompany, parts, moment, moment, policy, filter, (events, of, at, knownAt, by, asked) => {
        const facts = factsOf(loyalty.tables, events);
        const question = { at, knownAt, filter: asked };
        const report = loyalty.report(facts, question, by);
        expect(JSON.stringify(reportInParts(loyalty, facts, of, question, by))).toBe(JSON.stringify(report));
      }),
      { numRuns: 400 },
    );
  });
});
