import { factsOf, type ToldEvent } from '@clientele/core/testing';

import { lifecycle } from '../src/index.ts';
import { paid, paidFor, refunded, registered } from './stories.ts';

const factsFrom = (events: readonly ToldEvent[]) => factsOf(lifecycle.tables, events);
const reportOf = (events: readonly ToldEvent[], asked = {}, policy = {}) =>
  lifecycle.report(factsFrom(events), asked, policy);
const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('kinds of sale', () => {
  const events = [
    paid('acme', '2025-01-10', '30.00', {
      invoice: '1',
      lines: [
        { direction: 'ovens', amount: '10.00' },
        { direction: 'mixers', amount: '20.00' },
      ],
    }),
    paidFor('acme', '2025-02-10', 'mixers', '5.00'),
    paidFor('acme', '2025-03-10', 'racks', '7.00'),
    paidFor('acme', '2025-04-10', 'racks', '8.00'),
  ];

  it('are first in all directions of the first sale, then repeat, first in a new one, repeat in a later one', () => {
    const { sales } = reportOf(events);
    expect(sales.first).toEqual({ sales: 1, sum: eur(3000) });
    expect(sales.repeat).toEqual({ sales: 1, sum: eur(500) });
    expect(sales.firstInNew).toEqual({ sales: 1, sum: eur(700) });
    expect(sales.repeatInLater).toEqual({ sales: 1, sum: eur(800) });
    expect(sales.total).toEqual({ sales: 4, sum: eur(5000) });
  });

  it('make the stage of development: that of the latest sale, ended when lost', () => {
    const stageAt = (at: string) =>
      lifecycle.of(factsFrom([registered('acme', '2025-01-01'), ...events]), 'acme', { at }).stage;
    expect(stageAt('2025-01-05')).toBe('acquisition');
    expect(stageAt('2025-01-11')).toBe('firstSale');
    expect(stageAt('2025-02-11')).toBe('repeatSales');
    expect(stageAt('2025-03-11')).toBe('firstInNew');
    expect(stageAt('2025-04-11')).toBe('repeatInLater');
    expect(stageAt('2025-07-10')).toBe('ended');
  });

  it('keep the history of the stage with its causes', () => {
    const { history } = lifecycle.of(factsFrom(events), 'acme', { at: '2025-12-01' });
    expect(history.stages.map(({ to, cause }) => `${to} ${cause.kind} ${cause.reference}`)).toEqual([
      'firstSale event acme@0',
      'repeatSales event acme@1',
      'firstInNew event acme@2',
      'repeatInLater event acme@3',
      'ended clock acme@3',
    ]);
  });

  it('can be told apart by product', () => {
    const line = (product: string, amount: string) => ({ lines: [{ product, direction: 'ovens', amount }] });
    const sold = [
      paid('acme', '2025-01-10', '1.00', line('x', '1.00')),
      paid('acme', '2025-02-10', '2.00', line('y', '2.00')),
    ];
    expect(reportOf(sold).sales.repeat.sales).toBe(1);
    expect(reportOf(sold, {}, { unit: 'product' }).sales.firstInNew.sales).toBe(1);
  });

  it('take all payments of a deal or an invoice as one sale, dated at the first that counts', () => {
    const parts = [
      paid('acme', '2025-01-10', '50.00', { deal: 'd1' }, 'p1'),
      paid('acme', '2025-02-10', '50.00', { deal: 'd1' }, 'p2'),
      paid('acme', '2025-02-01', '9.00', { invoice: 'd1' }),
      paid('beta', '2025-02-10', '9.00', { deal: 'd1' }),
    ];
    expect(reportOf(parts).sales.total.sales).toBe(3);
    const window = { from: '2025-02-01', to: '2025-03-01' };
    expect(reportOf(parts, { filter: { window } }).sales.total).toEqual({ sales: 2, sum: eur(6800) });
    const withRefund = [...parts, refunded('acme', '2025-02-20', 'p1', '50.00')];
    expect(reportOf(withRefund, { at: '2025-03-01', filter: { window } }).sales.total.sales).toBe(3);
  });

  it('know the direction of a product from the company, as of the event', () => {
    const listed = (product: string, direction: string, occurredAt: string): ToldEvent => ({
      clientId: 'company',
      type: 'ProductListed',
      data: { product, direction },
      occurredAt,
    });
    const sold = (on: string) => paid('acme', on, '1.00', { lines: [{ product: 'x', amount: '1.00' }] });
    const moved = [
      listed('x', 'ovens', '2025-01-01'),
      listed('x', 'racks', '2025-02-01'),
      sold('2025-01-15'),
      sold('2025-02-15'),
    ];
    const { sales, directions, clients } = reportOf(moved);
    expect([sales.first.sales, sales.firstInNew.sales, clients]).toEqual([1, 1, 1]);
    expect(Object.keys(directions)).toEqual(['ovens', 'racks']);
  });

  it('know the directions of a payment from its deal', () => {
    const deal = (dealId: string, ...directions: string[]): ToldEvent => ({
      clientId: 'acme',
      type: 'DealOpened',
      data: {
        dealId,
        products: directions.map((direction) => ({ product: `a ${direction}`, direction, quantity: 1 })),
      },
      occurredAt: '2025-01-01',
    });
    const { sales, directions } = reportOf([
      deal('d1', 'ovens', 'mixers'),
      deal('d2', 'ovens'),
      paid('acme', '2025-01-10', '10.00', { deal: 'd1' }),
      paid('acme', '2025-02-10', '4.00', { deal: 'd2' }),
    ]);
    expect(sales.first).toEqual({ sales: 1, sum: eur(1000) });
    expect(sales.repeat).toEqual({ sales: 1, sum: eur(400) });
    expect(Object.keys(directions)).toEqual(['mixers', 'ovens']);
  });
});

describe('losses', () => {
  it('of one direction stand apart from losses of the whole client', () => {
    const events = [
      paidFor('acme', '2025-01-10', 'ovens'),
      paidFor('acme', '2025-01-10', 'mixers'),
      paidFor('acme', '2025-04-01', 'ovens'),
    ];
    const report = reportOf(events, { at: '2025-06-01' });
    expect(report.losses).toEqual({ whole: 0, partial: 1, byReason: {} });
    expect(report.directions['mixers']).toMatchObject({ partlyLost: 1, lost: 0 });
    const later = reportOf(events, { at: '2025-09-01' });
    expect(later.losses).toEqual({ whole: 1, partial: 1, byReason: { silence: 1 } });
    expect(later.directions['mixers']).toMatchObject({ partlyLost: 0, lost: 1 });
  });

  it('set against come-backs give the win-back rate', () => {
    const events = [
      paidFor('acme', '2025-01-10', 'ovens'),
      paidFor('beta', '2025-01-10', 'ovens'),
      paidFor('acme', '2025-06-10', 'ovens'),
    ];
    const { losses, comeBacks } = reportOf(events, { at: '2025-07-01' });
    expect(losses.whole).toBe(2);
    expect(comeBacks).toEqual({ whole: 1, partial: 0, winBackRate: 0.5 });
    expect(reportOf(events, { at: '2025-03-01' }).comeBacks.winBackRate).toBeNull();
  });

  it('of a direction come with the end of its contract, unless it is renewed', () => {
    const signed: ToldEvent = {
      clientId: 'acme',
      type: 'ContractSigned',
      data: { contractId: 'c1', directions: ['ovens'], until: '2025-02-28', frame: true },
      occurredAt: '2025-01-05',
    };
    const renewed: ToldEvent = {
      clientId: 'acme',
      type: 'ContractRenewed',
      data: { contractId: 'c1', until: '2025-12-31' },
      occurredAt: '2025-03-10',
    };
    const events = [signed, paidFor('acme', '2025-01-10', 'ovens'), renewed];
    const ovens = (at: string, policy = {}) => lifecycle.of(factsFrom(events), 'acme', { at }, policy);
    expect(ovens('2025-02-28T12:00:00.000Z').directions['ovens']?.status).toBe('new');
    expect(ovens('2025-02-01').next).toBe('2025-03-01T00:00:00.000Z');
    expect(ovens('2025-03-01').directions['ovens']).toMatchObject({ status: 'lost', reason: 'contract ended' });
    expect(ovens('2025-03-01').status).toBe('new');
    expect(ovens('2025-03-01', { contractEndsClient: true }).status).toBe('lost');
    expect(ovens('2025-03-11').directions['ovens']?.status).toBe('new');
  });
});

describe('retention', () => {
  const events = [
    paid('stays', '2025-01-10', '10.00'),
    paid('stays', '2025-03-10', '15.00'),
    paid('stays', '2025-05-10', '20.00'),
    paid('leaves', '2025-03-10', '40.00'),
    paid('returns', '2025-02-10', '30.00'),
    paid('returns', '2025-06-10', '6.00'),
    paid('comes', '2025-05-10', '99.00'),
  ];
  const window = { from: '2025-04-01', to: '2025-07-01' };

  it('is of those active at the start who were never lost; the restored are counted apart', () => {
    const { retention } = reportOf(events, { at: '2025-07-01', filter: { window } });
    expect(retention).toMatchObject({ active: 3, retained: 1, lost: 2, restored: 1, retention: 1 / 3, churn: 2 / 3 });
  });

  it('of revenue is of the same clients, over the window and one as long before it', () => {
    const { revenueRetention } = reportOf(events, { at: '2025-07-01', filter: { window } });
    expect(revenueRetention).toEqual({
      base: { from: '2025-01-01T00:00:00.000Z', to: '2025-04-01T00:00:00.000Z', revenue: eur(9500) },
      now: { from: '2025-04-01T00:00:00.000Z', to: '2025-07-01T00:00:00.000Z', revenue: eur(2600) },
      gross: 26 / 95,
      net: 26 / 95,
    });
  });

  it('is unknown where nobody was active at the start', () => {
    const { retention, revenueRetention } = reportOf(events, { at: '2025-02-01' });
    expect([retention.retention, retention.churn, revenueRetention.gross]).toEqual([null, null, null]);
  });
});

describe('cohorts', () => {
  const events = [
    paid('a', '2025-01-10', '1.00'),
    paid('b', '2025-01-20', '1.00'),
    paid('a', '2025-03-05', '1.00'),
    paid('c', '2025-02-05', '1.00'),
  ];

  it('share the whole cohort by the months that are over', () => {
    const { cohorts } = reportOf(events, { at: '2025-04-01' });
    expect(cohorts).toEqual([
      {
        month: '2025-01',
        clients: 2,
        settled: [2, 0, 1],
        settledSince: [2, 1, 1],
        bounded: [1, 0, 0.5],
        unbounded: [1, 0.5, 0.5],
      },
      { month: '2025-02', clients: 1, settled: [1, 0], settledSince: [1, 0], bounded: [1, 0], unbounded: [1, 0] },
    ]);
    expect(reportOf(events, { at: '2025-03-31' }).cohorts[0]?.settled).toEqual([2, 0]);
  });

  it("begin their months in the policy's zone", () => {
    const late = [paid('a', '2025-01-31T23:30:00.000Z', '1.00')];
    expect(reportOf(late, { at: '2025-06-01' }, { zone: 'Europe/Berlin' }).cohorts[0]?.month).toBe('2025-02');
  });
});

describe('a refund that is dated before its payment', () => {
  const events = [
    refunded('acme', '2025-01-01', 'p', '5.00'),
    paid('acme', '2025-01-02', '10.00', { lines: [{ direction: 'ovens', amount: '10.00' }] }, 'p'),
  ];
  const ovens = { direction: 'ovens' };

  it('says nothing about a direction, as nobody could know it before the payment', () => {
    const between = { at: '2025-01-02', filter: ovens };
    const { sales, revenueRetention } = reportOf(events, between);
    const fresh = reportOf(events.slice(0, 1), between);
    expect({ sales, revenueRetention }).toEqual({ sales: fresh.sales, revenueRetention: fresh.revenueRetention });
  });
});
