import { reportInParts } from '@clientele/core/testing';
import fc from 'fast-check';

import { funnel, type FunnelPolicyInput } from '../src/index.ts';
import { dateOf, eur, factsFrom, rowOf, streams } from './any-deals.ts';

const targets = (['turnover', 'won value', 'won deals', 'opened deals'] as const).map((measure, revision) => {
  const target = measure.endsWith('deals') ? 4 : eur(100_000);
  const level = revision % 2 === 0 ? { level: 'company' } : { level: 'client', clientId: 'acme' };
  const data = { for: level, measure, target, from: '2026-01-01', to: '2026-04-01' };
  return rowOf('company', revision, 0, 0, { type: 'SalesTargetSet', data });
});

describe('The funnel of a company whose clients are divided among parts', () => {
  test('the report is the same to the last digit when it is added up from partial results', () => {
    const names = ['acme', 'bolt', 'cask'] as const;
    const merges = fc.array(fc.tuple(fc.nat(2), fc.constantFrom(1, 2), fc.integer({ min: 0, max: 110 })), {
      maxLength: 2,
    });
    const policies = fc.constantFrom<FunnelPolicyInput>(
      { leastHistory: 1 },
      { leastHistory: 1, ageing: { timesMedian: 0.5 }, velocity: { deals: 'opened in window', days: 'all closed' } },
      { zone: 'America/New_York', ageing: { days: { offer: 3 } }, forecastBefore: 'month ends' },
    );
    const filters = fc.constantFrom(
      {},
      {},
      { motion: 'inbound' as const },
      { owner: 'ann' },
      { window: { from: dateOf(20), to: dateOf(50) } },
    );
    const moment = fc.integer({ min: 1, max: 120 }).map(dateOf);
    fc.assert(
      fc.property(
        fc.tuple(streams, merges),
        fc.constantFrom(1, 2, 7),
        moment,
        fc.constantFrom(60, 115, 400).map(dateOf),
        policies,
        filters,
        ([all, merged], of, at, knownAt, policy, filter) => {
          const last = all.map((rows, i) => [
            ...rows,
            ...merged
              .filter(([from]) => from === i)
              .map(([, step, when], number) => {
                const intoClientId = names[(i + step) % 3];
                const body = { type: 'ClientMerged', data: { intoClientId } };
                return rowOf(names[i] ?? '', rows.length + number, when, Math.max(when, 110), body);
              }),
          ]);
          const facts = factsFrom([...targets, ...last.flat()]);
          const asked = { at, knownAt, filter };
          const report = JSON.stringify(funnel.report(facts, asked, policy));
          expect(JSON.stringify(reportInParts(funnel, facts, of, asked, policy))).toBe(report);
        },
      ),
      { numRuns: 300 },
    );
  });
});
