import { eur, UnknownPath } from '@clientele/core';

import { funnel } from '../src/index.ts';
import { factsFrom, on, registered, shortDeal, wonDeal } from './telling.ts';

const offer = (dealId: string) => ({ offerId: `${dealId}-o`, dealId, revision: 1 });
const days = ['01', '03', '05', '08', '11', '15', '20'].map((day) => `2026-03-${day}`);
const facts = factsFrom(
  on('2026-01-01', 'company', 'SalesTargetSet', {
    for: { level: 'company' },
    measure: 'won deals',
    target: 9,
    from: '2026-03-01',
    to: '2026-04-01',
  }),
  registered('acme'),
  registered('bolt'),
  registered('cask'),
  on('2026-01-01', 'walk-in', 'ClientRegistered', { kind: 'unattributed' }),
  shortDeal('walk-in', 'x', '2026-01-05', '2026-01-06', { won: '70.00' }),
  on('2026-02-01', 'acme', 'ForecastSubmitted', {
    dealId: 'a',
    category: 'commit',
    amount: eur('900.00'),
    month: '2026-03',
    owner: 'ann',
  }),
  wonDeal('acme', 'a', days),
  on('2026-03-21', 'acme', 'DealOpened', { dealId: 'b', amount: eur('400.00') }),
  on('2026-03-22', 'acme', 'OfferMade', offer('b')),
  shortDeal('bolt', 'c', '2026-03-02', '2026-03-25', { lost: 'price' }),
  on('2026-03-26', 'bolt', 'DealReopened', { dealId: 'c', stage: 'presentation' }),
  on('2026-03-26', 'bolt', 'NextContactPlanned', { planId: 'n', date: '2026-06-30', purpose: 'call' }),
  on('2026-03-01', 'cask', 'DealOpened', { dealId: 'd', pipeline: 'unheard-of' }),
  shortDeal('cask', 'e', '2026-03-02', '2026-03-25', { lost: 'no-decision' }),
);
const asked = { at: '2026-06-01' };
const policy = { leastHistory: 1 };
const report = funnel.report(facts, asked, policy);
const why = (path: string) => funnel.why(facts, asked, path, policy);
const references = (path: string) => why(path).facts.map(({ reference }) => reference);

describe('Why a number is what it is', () => {
  test('a count of deals is told by one event for each', () => {
    expect(why('stages.offer.reached')).toMatchObject({ value: 3 });
    expect(references('stages.offer.reached')).toEqual(['walk-in@2', 'acme@3', 'acme@10']);
    expect(why('stages.offer.reached').facts[1]).toMatchObject({
      occurredAt: '2026-03-03T00:00:00.000Z',
      says: { type: 'OfferMade', dealId: 'a', minor: 100000 },
    });
  });

  test('a win rate is told by the events that closed the deals', () => {
    expect(why('winRates.closed.rate').value).toBe(2 / 3);
    expect(references('winRates.closed')).toEqual(['walk-in@2', 'acme@8', 'cask@3']);
  });

  test('a loss is told also when the deal was reopened since', () => {
    const number = report.losses.findIndex(({ category }) => category === 'price');
    expect(references(`losses.${String(number)}.count`)).toEqual(['bolt@2']);
  });

  test('a value is told by the events that say it', () => {
    expect(references('value.open')).toEqual(['acme@9']);
    expect(references('stages.offer.current.value')).toEqual(['acme@9', 'acme@10']);
  });

  test('clients without anything planned are named, since no event says so', () => {
    expect(why('clients.nextContact.missing').context).toMatchObject({ clients: ['acme', 'cask'] });
    expect(references('clients.nextContact.planned')).toEqual(['bolt@4']);
  });

  test('of a client it is the events of its deals', () => {
    expect(why('bolt')).toMatchObject({ value: { place: { kind: 'in stage', dealId: 'c' } } });
    expect(references('bolt')).toEqual(['bolt@1', 'bolt@2', 'bolt@3', 'bolt@4']);
  });

  test('of nothing that there is, is an error that says what there is', () => {
    expect(() => why('stages.ofer.reached')).toThrow(UnknownPath);
    expect(() => why('stages.ofer.reached')).toThrow(/presentation, offer/);
  });

  const { header: _, ...figures } = report;
  const counted = pathsOf(figures).filter(([path, value]) => value > 0 && !path.endsWith('.number'));

  test.each(counted)('%s (%d) has events behind it', (path, value) => {
    const told = why(path);
    expect(told.value).toBe(value);
    expect(told.because).not.toBe('');
    expect(told.facts.length + [told.context['clients'] ?? []].flat().length).toBeGreaterThan(0);
  });

  test.each([
    'opened',
    'open',
    'won',
    'lost',
    'stages.offer.skipped',
    'stages.presentation.current.deals',
    'unattributed.opened',
  ])('as many events as %s says are there', (path) => {
    expect(why(path).facts).toHaveLength(Number(why(path).value) + (path === 'unattributed.opened' ? 1 : 0));
  });
});

/** All numbers of a report with their paths. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly [string, number])[] {
  if (typeof value === 'number') return [[path.join('.'), value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => pathsOf(held, [...path, key]));
}
