import { addEvents, factsOf, type ToldEvent } from '@clientele/core/testing';
import * as fc from 'fast-check';

import { loyalty, type LoyaltyPolicyInput } from '@clientele/loyalty';
import { simulatedEvents } from './simulated.ts';

const figuresOf = (facts: Parameters<typeof loyalty.report>[0], asked = {}, policy: LoyaltyPolicyInput = {}) => {
  const { header: _, ...figures } = loyalty.report(facts, asked, policy);
  return figures;
};

/** Events in another order that keeps the order within each stream: `picks` says which stream comes next. */
function interleaved(events: readonly ToldEvent[], picks: readonly number[]): ToldEvent[] {
  const byStream = new Map<string, ToldEvent[]>();
  for (const event of events) byStream.set(event.clientId, [...(byStream.get(event.clientId) ?? []), event]);
  const streams = [...byStream.values()];
  const told: ToldEvent[] = [];
  for (let i = 0; streams.length > 0; i++) {
    const place = (picks[i % picks.length] ?? 0) % streams.length;
    const next = streams[place]?.shift();
    if (next === undefined) streams.splice(place, 1);
    else told.push(next);
  }
  return told;
}

const company = simulatedEvents(11);
const moments = fc
  .date({ min: new Date('2023-06-01'), max: new Date('2025-02-01'), noInvalidDate: true })
  .map((at) => at.toISOString());
const policies = fc.record<LoyaltyPolicyInput>({
  again: fc.constantFrom('sales', 'settlements', 'days'),
  cohort: fc.constantFrom('month', 'quarter', 'year'),
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles'),
  surveys: fc.record({ whom: fc.constantFrom('ever-bought', 'active') }),
  satisfaction: fc.record({ counts: fc.constantFrom('clients', 'answers') }),
});
const filters = fc.constantFrom(
  {},
  { direction: 'ingredients' },
  { product: 'rye-mix' },
  { owner: 'David Ek' },
  { source: 'web' },
  { motion: 'inbound' as const },
  { channel: 'web shop' },
  { segment: { key: 'industry', value: 'bakeries' } },
  { window: { from: '2023-05-01', to: '2024-02-01' } },
);

describe('the loyalty of a simulated company', () => {
  it('has the same figures however the streams interleave', () => {
    const expected = factsOf(loyalty.tables, company);
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 5, maxLength: 50 }), moments, policies, (picks, at, policy) => {
        const facts = factsOf(loyalty.tables, interleaved(company, picks));
        expect(figuresOf(facts, { at }, policy)).toEqual(figuresOf(expected, { at }, policy));
      }),
      { numRuns: 10 },
    );
  });

  it('has as of a moment the figures of a run over what was true and known then', () => {
    const facts = factsOf(loyalty.tables, company);
    fc.assert(
      fc.property(moments, moments, policies, filters, (at, knownAt, policy, filter) => {
        const known = company.filter(({ recordedAt = '' }) => recordedAt < knownAt);
        const fresh = factsOf(loyalty.tables, known);
        expect(figuresOf(facts, { at, knownAt, filter }, policy)).toEqual(
          figuresOf(fresh, { at, knownAt, filter }, policy),
        );
        const later = { at, knownAt: '2026-01-01', filter };
        const truly = figuresOf(fresh, later, policy);
        expect(figuresOf(facts, { at, knownAt, filter }, policy)).toEqual(truly);
      }),
      { numRuns: 10 },
    );
  });

  it('has the same figures whether facts grow or are made from scratch', () => {
    fc.assert(
      fc.property(fc.nat(company.length), moments, policies, (cut, at, policy) => {
        const facts = factsOf(loyalty.tables, company.slice(0, cut));
        figuresOf(facts, { at }, policy);
        addEvents(facts, company.slice(cut));
        expect(figuresOf(facts, { at }, policy)).toEqual(figuresOf(factsOf(loyalty.tables, company), { at }, policy));
      }),
      { numRuns: 10 },
    );
  });

  it('says of each group what its filter says', () => {
    const facts = factsOf(loyalty.tables, company);
    fc.assert(
      fc.property(moments, policies, (at, policy) => {
        const { by } = figuresOf(facts, { at }, policy);
        for (const [direction, index] of Object.entries(by.direction))
          expect(figuresOf(facts, { at, filter: { direction } }, policy).index).toEqual(index);
        for (const [owner, index] of Object.entries(by.owner))
          if (owner !== 'not recorded')
            expect(figuresOf(facts, { at, filter: { owner } }, policy).index).toEqual(index);
      }),
      { numRuns: 10 },
    );
  });

  it('says of each client what the report counts', () => {
    const facts = factsOf(loyalty.tables, company);
    const ids = [...new Set(company.map(({ clientId }) => clientId))].filter((id) => id.startsWith('c-'));
    fc.assert(
      fc.property(moments, policies, filters, (at, policy, { window, ...rest }: { window?: object }) => {
        // Owner, segment and source pick clients; a client's own answer is given whoever owns it.
        const { owner: _, segment: __, source: ___, ...filter } = rest as Record<string, unknown>;
        const asked = {
          at,
          filter: { ...filter, ...(window && { window: { from: '2023-05-01', to: '2024-02-01' } }) },
        };
        const figures = figuresOf(facts, asked, policy);
        const answers = ids.flatMap((id) => {
          try {
            const answer = loyalty.of(facts, id, asked, policy);
            return answer.clientId === id ? [answer] : [];
          } catch {
            return [];
          }
        });
        expect(answers.filter(({ loyal }) => loyal)).toHaveLength(figures.index.ever.number);
        expect(answers.filter(({ purchases }) => purchases.number > 0)).toHaveLength(figures.index.ever.of);
        expect(answers.filter(({ status }) => status === 'regular')).toHaveLength(figures.regulars.regular);
        const overdue = answers.flatMap(({ surveys }) => surveys).filter(({ state }) => state === 'overdue');
        expect(overdue).toHaveLength(figures.surveys.overdue.number);
      }),
      { numRuns: 6 },
    );
  });

  it('changes by the clock alone at the instants that it foretells, and at no other', () => {
    const facts = factsOf(loyalty.tables, company);
    const ids = [...new Set(company.map(({ clientId }) => clientId))].filter((id) => id.startsWith('c-'));
    fc.assert(
      fc.property(
        fc.constantFrom(...ids),
        policies,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (id, policy, share) => {
          // After the last event: what changes then is caused by the clock.
          const at = '2025-01-01T00:00:00.000Z';
          const answerAt = (moment: number) => loyalty.of(facts, id, { at: new Date(moment).toISOString() }, policy);
          const next = loyalty.next(facts, id, { at }, policy);
          const begin = Date.parse(at);
          const end = next === undefined ? begin + 900 * 86_400_000 : Date.parse(next);
          const between = Math.floor(begin + share * (end - begin));
          expect(answerAt(between)).toEqual(answerAt(begin));
          if (next !== undefined) expect(answerAt(end)).not.toEqual(answerAt(end - 1));
        },
      ),
      { numRuns: 40 },
    );
  });
});
