import { factsOf, type ToldEvent } from '@clientele/core/testing';

import { loyalty, type LoyaltyPolicyInput } from '../src/index.ts';
import { answered, asked, paid, rating, registered } from './told.ts';

const listed: ToldEvent = {
  clientId: 'company',
  occurredAt: '2024-01-01',
  type: 'ProductListed',
  data: { product: 'oven', direction: 'ovens', questionnaire: 'about oven' },
};
const surveysAt = (events: readonly ToldEvent[], at: string, policy: LoyaltyPolicyInput = {}) =>
  loyalty.report(factsOf(loyalty.tables, events), { at }, policy).surveys;

describe('a client that bought a product for the first time', () => {
  const bought = [listed, registered('ada', '2024-12-01'), paid('ada', '2025-01-10', '90.00', { product: 'oven' })];

  it('is due to be asked about it at once', () => {
    expect(surveysAt(bought, '2025-01-12').due).toEqual({
      number: 1,
      byReason: { 'after first sale': 1, yearly: 0 },
      byProduct: { oven: 1 },
      list: [
        {
          clientId: 'ada',
          product: 'oven',
          questionnaire: 'about oven',
          reason: 'after first sale',
          dueFrom: '2025-01-10T00:00:00.000Z',
          overdueFrom: '2025-01-24T00:00:00.000Z',
        },
      ],
    });
  });

  it('is overdue two weeks later, at the very instant', () => {
    expect(surveysAt(bought, '2025-01-23T23:59:59.999Z').overdue.number).toBe(0);
    expect(surveysAt(bought, '2025-01-24')).toMatchObject({ due: { number: 0 }, overdue: { number: 1 } });
    expect(surveysAt(bought, '2025-01-24', { surveys: { afterSaleDays: 30 } }).overdue.number).toBe(0);
  });

  it('is not due any more once it was asked about that product', () => {
    const after = [...bought, asked('ada', '2025-01-15', 'oven')];
    expect(surveysAt(after, '2025-02-01')).toMatchObject({ due: { number: 0 }, overdue: { number: 0 } });
  });

  it('is still due when it was asked about another product, or before it bought', () => {
    const other = [...bought, asked('ada', '2025-01-15', 'mixer')];
    expect(surveysAt(other, '2025-02-01').overdue.number).toBe(1);
    const before = [asked('ada', '2025-01-05', 'oven'), ...bought];
    expect(surveysAt(before, '2025-02-01').overdue.number).toBe(1);
  });

  it('was asked by the questionnaire of the product, where the survey names no product', () => {
    const sent: ToldEvent = {
      clientId: 'ada',
      occurredAt: '2025-01-15',
      type: 'SurveySent',
      data: { surveyId: 's', questionnaire: 'about oven' },
    };
    expect(surveysAt([...bought, sent], '2025-02-01').overdue.number).toBe(0);
  });

  it('was asked when it answered, though the sending was not recorded', () => {
    const told = [...bought, answered('ada', '2025-01-15', [rating(5)], { product: 'oven' })];
    expect(surveysAt(told, '2025-02-01').overdue.number).toBe(0);
  });

  it('is asked about each product apart', () => {
    const two = [
      ...bought,
      asked('ada', '2025-01-15', 'oven'),
      paid('ada', '2025-02-01', '9.00', { product: 'mixer' }),
    ];
    expect(surveysAt(two, '2025-03-01').overdue.byProduct).toEqual({ mixer: 1 });
  });
});

describe('everyone who ever bought', () => {
  const bought = [
    registered('ada', '2024-12-01'),
    paid('ada', '2025-01-10', '90.00', { product: 'oven' }),
    asked('ada', '2025-01-15', 'oven'),
  ];

  it('is to be asked again within a year, with a month of notice', () => {
    expect(surveysAt(bought, '2025-12-15').due.number).toBe(0);
    expect(surveysAt(bought, '2025-12-16').due).toMatchObject({ number: 1, byReason: { yearly: 1 } });
    expect(surveysAt(bought, '2026-01-15')).toMatchObject({ due: { number: 0 }, overdue: { number: 1 } });
  });

  it('is left alone when lost, where the policy asks active clients only', () => {
    expect(surveysAt(bought, '2026-02-01', { surveys: { whom: 'active' } }).overdue.number).toBe(0);
    const active = [...bought, paid('ada', '2026-01-20', '5.00', { product: 'oven' })];
    expect(surveysAt(active, '2026-02-01', { surveys: { whom: 'active' } }).overdue.number).toBe(1);
  });

  it('may be asked by any survey where the sales name no product', () => {
    const plain = [registered('ada', '2025-01-01'), paid('ada', '2025-01-10')];
    expect(surveysAt(plain, '2025-02-01').overdue.byProduct).toEqual({ 'not recorded': 1 });
    expect(surveysAt([...plain, asked('ada', '2025-01-12')], '2025-02-01').overdue.number).toBe(0);
  });

  it('learns from the clock when the next survey falls due', () => {
    const facts = factsOf(loyalty.tables, bought);
    const next = (at: string) => loyalty.next(facts, 'ada', { at });
    expect(next('2025-01-12')).toBe('2025-01-24T00:00:00.000Z');
    expect(next('2025-02-01')).toBe('2025-04-10T00:00:00.000Z');
    expect(next('2025-05-01')).toBe('2025-12-16T00:00:00.000Z');
    expect(next('2025-12-16')).toBe('2026-01-15T00:00:00.000Z');
    expect(next('2026-01-15')).toBeUndefined();
  });

  it('is listed with where each survey stands', () => {
    const facts = factsOf(loyalty.tables, bought);
    expect(loyalty.of(facts, 'ada', { at: '2025-12-20' }).surveys).toMatchObject([{ product: 'oven', state: 'due' }]);
  });
});
