import { instant } from '@clientele/core';

import { funnel, sightOf, transitionsBetween } from '../src/index.ts';
import { factsFrom, later, on, wonDeal } from './telling.ts';

const days = ['01', '03', '05', '08', '11', '15', '20'].map((day) => `2026-03-${day}`);
const offer = { offerId: 'o', dealId: 'd', revision: 1 };
const told = (transitions: ReturnType<typeof transitionsBetween>) =>
  transitions.map(({ from, to, at }) => [from, to, at.slice(0, 10)]);

describe('Between two looks at the deals', () => {
  test('each step from stage to stage is told, up to the end', () => {
    const facts = factsFrom(wonDeal('acme', 'd', days));
    const march10 = sightOf(facts, { at: '2026-03-10' });
    expect(told(transitionsBetween(undefined, march10))).toEqual([
      [null, 'presentation', '2026-03-01'],
      ['presentation', 'offer', '2026-03-03'],
      ['offer', 'agreement', '2026-03-05'],
      ['agreement', 'payment', '2026-03-08'],
    ]);
    expect(told(transitionsBetween(march10, sightOf(facts)))).toEqual([
      ['payment', 'delivery', '2026-03-11'],
      ['delivery', 'closing', '2026-03-15'],
      ['closing', 'won', '2026-03-20'],
    ]);
  });

  test('nothing is told where nothing changed', () => {
    const facts = factsFrom(wonDeal('acme', 'd', days));
    expect(transitionsBetween(sightOf(facts, { at: '2026-03-06' }), sightOf(facts, { at: '2026-03-07' }))).toEqual([]);
  });

  test('a back-dated event restates what was told before', () => {
    const facts = factsFrom(
      on('2026-03-01', 'acme', 'DealOpened', { dealId: 'd' }),
      on('2026-03-09', 'acme', 'DealLost', { dealId: 'd', stage: 'presentation', category: 'price' }),
    );
    const before = sightOf(facts);
    later(facts, [on('2026-03-04', 'acme', 'OfferMade', offer, '2026-03-12')]);
    expect(transitionsBetween(before, sightOf(facts))).toEqual([
      {
        clientId: 'acme',
        dealId: 'd',
        from: 'presentation',
        to: 'offer',
        at: '2026-03-04T00:00:00.000Z',
        knownAt: new Date(facts.now).toISOString(),
        restates: { to: 'lost', at: '2026-03-09T00:00:00.000Z' },
      },
      expect.objectContaining({ from: 'offer', to: 'lost', at: '2026-03-09T00:00:00.000Z' }),
    ]);
  });

  test('a retraction takes back what was told', () => {
    const facts = factsFrom(
      on('2026-03-01', 'acme', 'DealOpened', { dealId: 'd' }),
      on('2026-03-04', 'acme', 'OfferMade', offer),
    );
    const before = sightOf(facts);
    later(facts, [on('2026-03-12', 'acme', 'EventRetracted', { revision: 1, why: 'another client' })]);
    expect(transitionsBetween(before, sightOf(facts))).toMatchObject([
      { from: 'offer', to: 'presentation', restates: { to: 'offer', at: '2026-03-04T00:00:00.000Z' } },
    ]);
  });

  test('a filter follows its deals alone', () => {
    const facts = factsFrom(
      on('2026-03-01', 'acme', 'DealOpened', { dealId: 'd', motion: 'inbound' }),
      on('2026-03-01', 'acme', 'DealOpened', { dealId: 'e', motion: 'outbound' }),
    );
    const transitions = transitionsBetween(undefined, sightOf(facts, { filter: { motion: 'inbound' } }));
    expect(transitions.map(({ dealId }) => dealId)).toEqual(['d']);
  });
});

describe('While the clock goes on', () => {
  const between = (facts: Parameters<typeof sightOf>[0], after: string, until: string) =>
    funnel.transitions().between(facts, { after: instant(`${after}T00:00:00Z`), until: instant(`${until}T00:00:00Z`) });

  test('each step is told once it is known, and what is dated ahead once it has come', () => {
    const facts = factsFrom(
      on('2026-03-01', 'acme', 'DealOpened', { dealId: 'd' }),
      on('2026-03-20', 'acme', 'OfferMade', offer, '2026-03-04'),
    );
    expect(between(facts, '2026-02-01', '2026-03-10')).toMatchObject([{ from: null, to: 'presentation' }]);
    const { next } = funnel.transitions();
    expect(next(facts, instant('2026-03-10T00:00:00Z'))).toBe('2026-03-20T00:00:00.001Z');
    expect(between(facts, '2026-03-10', '2026-04-01')).toMatchObject([
      { to: 'offer', at: '2026-03-20T00:00:00.000Z', knownAt: '2026-03-20T00:00:00.000Z' },
    ]);
    expect(next(facts, instant('2026-04-01T00:00:00Z'))).toBeUndefined();
  });
});
