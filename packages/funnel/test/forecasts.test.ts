import { eur } from '@clientele/core';

import { funnel } from '../src/index.ts';
import { type DataOf, factsFrom, on, registered, shortDeal } from './telling.ts';

const forecast = (at: string, month: string, amount: string, more = {}) =>
  on(at, 'acme', 'ForecastSubmitted', {
    dealId: 'a',
    category: 'commit',
    amount: eur(amount),
    month,
    owner: 'ann',
    ...more,
  });
const deal = shortDeal('acme', 'a', '2026-01-05', '2026-03-10', { won: '80.00' });
const qualityAt = (at: string, events: readonly ReturnType<typeof forecast>[], policy = {}) =>
  funnel.report(factsFrom(registered('acme'), deal, events), { at }, policy).submittedForecasts;

describe('Submitted forecasts', () => {
  test('are measured by owner once their month is over: bias and accuracy against what was won', () => {
    const said = [forecast('2026-02-01', '2026-03', '100.00')];
    expect(qualityAt('2026-03-31', said)).toEqual([]);
    expect(qualityAt('2026-04-01', said)).toEqual([
      {
        owner: 'ann',
        category: 'commit',
        forecasts: 1,
        forecast: eur('100.00'),
        actual: eur('80.00'),
        bias: 0.25,
        accuracy: 0.75,
      },
    ]);
  });

  test('count by the last one submitted in time, and not where the deal was moved to another month', () => {
    const twice = [
      forecast('2026-02-01', '2026-03', '100.00'),
      forecast('2026-02-20', '2026-03', '90.00'),
      forecast('2026-03-02', '2026-03', '80.00'),
    ];
    expect(qualityAt('2026-05-01', twice)).toMatchObject([{ forecast: eur('90.00') }]);
    expect(qualityAt('2026-05-01', twice, { forecastBefore: 'month ends' })).toMatchObject([
      { forecast: eur('80.00'), bias: 0, accuracy: 1 },
    ]);
    const moved = [forecast('2026-02-01', '2026-03', '100.00'), forecast('2026-02-20', '2026-04', '100.00')];
    expect(qualityAt('2026-05-01', moved)).toMatchObject([
      { forecasts: 1, forecast: eur('100.00'), actual: eur('0.00'), bias: null },
    ]);
  });

  test('that were omitted say nothing', () => {
    expect(qualityAt('2026-05-01', [forecast('2026-02-01', '2026-03', '100.00', { category: 'omitted' })])).toEqual([]);
  });

  test('without a deal are of what the owner won of that client in the month', () => {
    const others = on('2026-01-01', 'acme', 'OwnerAssigned', { employee: 'ann', role: 'account-executive' });
    expect(
      qualityAt('2026-05-01', [others, forecast('2026-02-01', '2026-03', '60.00', { dealId: undefined })]),
    ).toMatchObject([{ forecast: eur('60.00'), actual: eur('80.00'), bias: -0.25 }]);
  });
});

describe('Targets', () => {
  const period = { from: '2026-03-01', to: '2026-04-01' };
  type Target = DataOf<'SalesTargetSet'>;
  const target = (of: Target['for'], measure: string, goal: Target['target'], at = '2026-01-01') =>
    on(at, 'company', 'SalesTargetSet', { for: of, measure, target: goal, ...period });
  const paid = on('2026-03-11', 'acme', 'PaymentReceived', {
    paymentId: 'p',
    dealId: 'a',
    amount: eur('80.00'),
    lines: [{ product: 'oven', direction: 'baking', amount: eur('80.00') }],
  });
  const refunded = on('2026-04-02', 'acme', 'PaymentRefunded', { refundId: 'r', paymentId: 'p', amount: eur('10.00') });
  const owner = on('2026-01-01', 'acme', 'OwnerAssigned', {
    employee: 'ann',
    role: 'account-executive',
    department: 'sales',
    branch: 'north',
  });
  const reachedOf = (...events: ReturnType<typeof target>[]) =>
    funnel
      .report(factsFrom(registered('acme'), owner, deal, paid, refunded, events))
      .targets.map(({ actual, share }) => [actual, share]);

  test('stand beside what was reached, for the company, a team, an employee, a direction and a client', () => {
    const levels: readonly Target['for'][] = [
      { level: 'client', clientId: 'acme' },
      { level: 'company' },
      { level: 'direction', direction: 'baking' },
      { level: 'employee', employee: 'ann' },
      { level: 'team', department: 'sales', branch: 'north' },
    ];
    expect(reachedOf(...levels.map((of) => target(of, 'turnover', eur('160.00'))))).toEqual(
      levels.map(() => [eur('80.00'), 0.5]),
    );
    expect(reachedOf(target({ level: 'employee', employee: 'bob' }, 'turnover', eur('160.00')))).toEqual([
      [eur('0.00'), 0],
    ]);
  });

  test('can be of turnover, won value, won deals and opened deals; those of other measures are for others', () => {
    const company = { level: 'company' } as const;
    expect(
      reachedOf(
        target(company, 'won deals', 4),
        target(company, 'won value', eur('80.00')),
        target(company, 'nps', 50),
      ),
    ).toEqual([
      [1, 0.25],
      [eur('80.00'), 1],
    ]);
  });

  test('are replaced by a later one of the same kind and period', () => {
    const company = { level: 'company' } as const;
    expect(reachedOf(target(company, 'won deals', 4), target(company, 'won deals', 2, '2026-02-01'))).toEqual([
      [1, 0.5],
    ]);
  });
});
