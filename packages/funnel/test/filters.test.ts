import { eur, RatesMissing, usd } from '@clientele/core';

import { funnel } from '../src/index.ts';
import { factsFrom, on, registered } from './telling.ts';

describe('Money', () => {
  const facts = factsFrom(
    on('2026-01-01', 'acme', 'DealOpened', { dealId: 'a', amount: eur('100.00') }),
    on('2026-01-02', 'acme', 'DealOpened', { dealId: 'b', amount: usd('110.00') }),
  );

  test('of two currencies is never added without rates', () => {
    expect(() => funnel.report(facts)).toThrow(RatesMissing);
  });

  test('is converted at the rate of the day of the event', () => {
    const rates = [
      { from: 'USD', date: '2025-12-01', rate: '0.9' },
      { from: 'USD', date: '2026-01-03', rate: '0.1' },
    ];
    expect(funnel.report(facts, {}, { currency: 'EUR', rates }).value.open).toEqual(eur('199.00'));
  });
});

describe('Filters', () => {
  const facts = factsFrom(
    on('2026-01-01', 'company', 'ProductListed', { product: 'oven', direction: 'baking' }),
    on('2026-01-01', 'company', 'ProductListed', { product: 'oven', direction: 'heating' }),
    registered('acme', '2026-01-01', { industry: 'bakeries', source: 'fair' }),
    on('2026-01-01', 'acme', 'OwnerAssigned', { employee: 'ann', role: 'account-executive' }),
    on('2026-01-05', 'acme', 'DealOpened', {
      dealId: 'a',
      products: [{ product: 'oven', quantity: 1 }],
      motion: 'inbound',
    }),
    on('2026-02-01', 'acme', 'OwnerHandedOver', { from: 'ann', to: 'bob', role: 'account-manager' }),
    on('2026-02-01', 'acme', 'ClientProfileChanged', { industry: 'hotels' }),
    on('2026-02-05', 'acme', 'DealOpened', {
      dealId: 'b',
      owner: 'cy',
      salesChannel: 'web',
      source: 'search',
      motion: 'outbound',
    }),
  );
  const opened = (filter: object) => funnel.report(facts, { filter }).opened;

  test('take owner, segment and source as they were at the opening', () => {
    expect([opened({ owner: 'ann' }), opened({ owner: 'bob' }), opened({ owner: 'cy' })]).toEqual([1, 0, 1]);
    expect(opened({ segment: { key: 'industry', value: 'bakeries' } })).toBe(1);
    expect(opened({ segment: { key: 'industry', value: 'hotels' } })).toBe(1);
    expect([opened({ source: 'fair' }), opened({ source: 'search' })]).toEqual([1, 1]);
  });

  test('take the direction of a product from the catalogue as of the event', () => {
    expect([opened({ product: 'oven' }), opened({ direction: 'heating' }), opened({ direction: 'baking' })]).toEqual([
      1, 1, 0,
    ]);
  });

  test('narrow by motion, channel and window of opening; what never occurred selects nothing', () => {
    expect([opened({ motion: 'inbound' }), opened({ channel: 'web' }), opened({ channel: 'shop' })]).toEqual([1, 1, 0]);
    expect(opened({ window: { from: '2026-02-01', to: '2026-02-05' } })).toBe(0);
    expect(opened({ window: { from: '2026-02-05', to: '2026-02-06' } })).toBe(1);
  });
});
