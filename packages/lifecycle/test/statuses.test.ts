import { RatesMissing, UnknownClient, UnknownPath, usd } from '@clientele/core';
import { factsOf, type ToldEvent } from '@clientele/core/testing';

import { clientLines, lifecycle } from '../src/index.ts';
import { churned, paid, paidFor, refunded, registered } from './stories.ts';

const factsFrom = (events: readonly ToldEvent[]) => factsOf(lifecycle.tables, events);
const statusOf = (events: readonly ToldEvent[], at: string, policy = {}) =>
  lifecycle.of(factsFrom(events), 'acme', { at }, policy).status;

describe('a client', () => {
  const acme = [registered('acme', '2025-01-01'), paid('acme', '2025-11-14', '1200.00')];

  it('is a prospect until a settlement before the moment', () => {
    expect(statusOf(acme, '2025-11-14')).toBe('prospect');
    expect(statusOf(acme, '2025-11-15')).toBe('new');
  });

  it('is lost at the very instant the period ends', () => {
    expect(statusOf(acme, '2026-02-13T23:59:59.999Z')).toBe('new');
    expect(statusOf(acme, '2026-02-14')).toBe('lost');
  });

  it('does not become a client by a payment of nothing', () => {
    expect(statusOf([registered('acme', '2025-01-01'), paid('acme', '2025-02-01', '0.00')], '2025-03-01')).toBe(
      'prospect',
    );
  });

  it('counts a settlement until it is wholly refunded, and not after', () => {
    const events = [
      registered('acme', '2025-01-01'),
      paid('acme', '2025-02-01', '50.00', {}, 'p1'),
      refunded('acme', '2025-02-10', 'p1', '20.00'),
      refunded('acme', '2025-02-20', 'p1', '30.00'),
    ];
    expect(statusOf(events, '2025-02-15')).toBe('new');
    expect(statusOf(events, '2025-02-20')).toBe('new');
    expect(statusOf(events, '2025-02-20T00:00:00.001Z')).toBe('prospect');
    expect(lifecycle.of(factsFrom(events), 'acme').history.statuses.at(-1)).toEqual({
      from: 'new',
      to: 'prospect',
      at: '2025-02-20T00:00:00.000Z',
      cause: { kind: 'event', reference: 'acme@3' },
    });
  });

  it('that left is lost for the reason given, and any settlement brings it back', () => {
    const events = [...acme, churned('acme', '2025-12-01', 'competitor'), paid('acme', '2025-12-10', '10.00')];
    const gone = lifecycle.of(factsFrom(events), 'acme', { at: '2025-12-05' });
    expect([gone.status, gone.reason, gone.since]).toEqual(['lost', 'competitor', '2025-12-01T00:00:00.000Z']);
    expect(statusOf(events, '2025-12-11')).toBe('restored');
  });

  it('that never settled stays a prospect when it leaves', () => {
    expect(statusOf([registered('acme', '2025-01-01'), churned('acme', '2025-02-01')], '2025-03-01')).toBe('prospect');
  });

  it('has the period of its segment, where the policy names one', () => {
    const events = [registered('acme', '2025-01-01', { industry: 'farms' }), paid('acme', '2025-02-01', '1.00')];
    const policy = { periods: [{ segment: { key: 'industry', value: 'farms' }, period: { months: 12 } }] };
    expect(statusOf(events, '2025-09-01')).toBe('lost');
    expect(statusOf(events, '2025-09-01', policy)).toBe('new');
  });

  it('is judged by whole quarters where the policy says so', () => {
    const quarters = { alignment: 'quarter' };
    const events = [paid('acme', '2025-02-10', '1.00'), paid('acme', '2025-11-10', '1.00')];
    const told = ['2025-03-31', '2025-04-01', '2025-06-30', '2025-07-01', '2025-12-31', '2026-01-01', '2026-04-01'];
    expect(told.map((at) => statusOf(events, at, quarters))).toEqual([
      'new',
      'regular',
      'regular',
      'lost',
      'restored',
      'regular',
      'lost',
    ]);
  });

  it('is dormant when a prospect is silent for a year', () => {
    const facts = factsFrom([registered('acme', '2025-01-01')]);
    expect(lifecycle.report(facts, { at: '2025-12-31' }).dormantProspects).toBe(0);
    expect(lifecycle.report(facts, { at: '2026-01-01' }).dormantProspects).toBe(1);
    expect(lifecycle.next(facts, 'acme', { at: '2025-06-01' })).toBe('2026-01-01T00:00:00.000Z');
    expect(lifecycle.why(facts, { at: '2026-02-01' }, 'acme').because).toBe(
      'prospect: no settlement before 2026-02-01; dormant: last heard of 2025-01-01',
    );
  });

  it('knows when the clock changes its status next', () => {
    expect(lifecycle.next(factsFrom(acme), 'acme', { at: '2025-12-01' })).toBe('2026-02-14T00:00:00.000Z');
    expect(lifecycle.next(factsFrom(acme), 'acme', { at: '2026-03-01' })).toBeUndefined();
  });

  it('is explained by its last settlement and the time searched in vain', () => {
    const why = lifecycle.why(factsFrom(acme), { at: '2026-03-31' }, 'acme');
    expect(why.because).toBe(
      'lost since 2026-02-14: last settlement 2025-11-14 (acme@1, 1,200.00 EUR) + 3 months; none found before 2026-03-31',
    );
    expect(why.searched).toEqual({ from: '2025-11-14T00:00:00.000Z', to: '2026-03-31T00:00:00.000Z' });
    expect(why.facts.map(({ reference }) => reference)).toEqual(['acme@1']);
  });

  it('that nobody knows is an error, and so is a path that names nothing', () => {
    expect(() => lifecycle.of(factsFrom(acme), 'emca')).toThrow(UnknownClient);
    expect(() => lifecycle.of(factsFrom(acme), 'acme', { at: '2024-01-01' })).toThrow(UnknownClient);
    expect(() => lifecycle.why(factsFrom(acme), {}, 'statuses.gone')).toThrow(UnknownPath);
  });

  it('stands in a list with its status', () => {
    const facts = factsFrom([...acme, registered('beta', '2025-01-01')]);
    const lost = clientLines(facts, { at: '2026-03-01' }, { status: 'lost' });
    expect(lost.map(({ clientId, since }) => [clientId, since])).toEqual([['acme', '2026-02-14T00:00:00.000Z']]);
    expect(clientLines(facts, { at: '2026-03-01' })).toHaveLength(2);
  });
});

describe('merged clients', () => {
  const events = [
    registered('acme', '2025-01-01'),
    registered('acme-2', '2025-01-01'),
    paid('acme', '2025-02-01', '1.00'),
    paid('acme-2', '2025-04-01', '1.00'),
    { clientId: 'acme-2', type: 'ClientMerged', data: { intoClientId: 'acme' }, occurredAt: '2025-06-01' } as const,
    {
      clientId: 'acme-2',
      type: 'ClientMergeUndone',
      data: { intoClientId: 'acme' },
      occurredAt: '2025-06-20',
    } as const,
  ];

  it('count as one with both histories, from the merge until it is undone', () => {
    const facts = factsFrom(events);
    expect(lifecycle.report(facts, { at: '2025-06-01' }).clients).toBe(2);
    expect(lifecycle.report(facts, { at: '2025-06-02' }).clients).toBe(1);
    expect(lifecycle.report(facts, { at: '2025-06-21' }).clients).toBe(2);
    expect(lifecycle.of(facts, 'acme', { at: '2025-06-02' })).toMatchObject({ status: 'regular', sales: 2 });
    expect(lifecycle.of(facts, 'acme-2', { at: '2025-06-02' }).clientId).toBe('acme');
    expect(lifecycle.of(facts, 'acme', { at: '2025-06-21' })).toMatchObject({ status: 'lost', sales: 1 });
  });
});

describe('sales that name no client', () => {
  it('are in sums, and in no count of clients', () => {
    const facts = factsFrom([
      { clientId: 'web', type: 'ClientRegistered', data: { kind: 'unattributed' }, occurredAt: '2025-01-01' },
      paid('web', '2025-02-01', '30.00'),
      paid('acme', '2025-02-01', '12.00'),
    ]);
    const { clients, sales } = lifecycle.report(facts);
    expect(clients).toBe(1);
    expect(sales.total).toEqual({ sales: 1, sum: { minor: 1200, currency: 'EUR' } });
    expect(sales.unattributed).toEqual({ clients: 1, sum: { minor: 3000, currency: 'EUR' } });
    expect(sales.turnover).toEqual({ minor: 4200, currency: 'EUR' });
  });
});

describe('a filter', () => {
  const facts = factsFrom([
    registered('acme', '2025-01-01', { industry: 'bakeries', source: 'fair' }),
    registered('beta', '2025-01-01', { industry: 'farms', source: 'web' }),
    {
      clientId: 'acme',
      type: 'OwnerAssigned',
      data: { employee: 'ann', role: 'account-executive' },
      occurredAt: '2025-01-02',
    },
    paidFor('acme', '2025-02-01', 'ovens', '10.00'),
    {
      clientId: 'acme',
      type: 'OwnerHandedOver',
      data: { from: 'ann', to: 'bob', role: 'account-manager' },
      occurredAt: '2025-03-01',
    },
    paidFor('acme', '2025-03-15', 'mixers', '20.00'),
    paidFor('beta', '2025-03-20', 'ovens', '40.00'),
  ]);
  const asked = (filter: object) => lifecycle.report(facts, { at: '2025-04-01', filter });

  it('selects clients by owner, segment and source as they are at the moment', () => {
    expect(asked({ owner: 'ann' }).clients).toBe(0);
    expect(asked({ owner: 'bob' }).statuses.regular + asked({ owner: 'bob' }).statuses.new).toBe(1);
    expect(asked({ segment: { key: 'industry', value: 'farms' } }).clients).toBe(1);
    expect(asked({ source: 'fair' }).clients).toBe(1);
    expect(asked({ source: 'nobody' }).clients).toBe(0);
  });

  it('counts money for who was the owner then', () => {
    expect(asked({ owner: 'ann' }).sales.first).toEqual({ sales: 1, sum: { minor: 1000, currency: 'EUR' } });
    expect(asked({ owner: 'bob' }).sales.turnover?.minor).toBe(2000);
  });

  it('reads statuses in one direction alone', () => {
    expect(asked({ direction: 'mixers' }).statuses).toMatchObject({ prospect: 1, new: 1 });
    expect(asked({ direction: 'mixers' }).sales.turnover?.minor).toBe(2000);
    expect(asked({ direction: 'mixers' }).sales.first.sales).toBe(1);
  });

  it('counts what falls into the window', () => {
    const { sales } = asked({ window: { from: '2025-03-01', to: '2025-04-01' } });
    expect(sales.total.sales).toBe(2);
    expect(sales.firstInNew.sales).toBe(1);
  });
});

describe('amounts of several currencies', () => {
  const events: readonly ToldEvent[] = [
    paid('acme', '2025-02-01', '10.00'),
    {
      clientId: 'acme',
      type: 'PaymentReceived',
      data: { paymentId: 'd', amount: usd('10.00') },
      occurredAt: '2025-03-05',
    },
  ];

  it('are not added without rates', () => {
    expect(() => lifecycle.report(factsFrom(events))).toThrow(RatesMissing);
    expect(() => lifecycle.report(factsFrom(events))).toThrow('EUR, USD');
    expect(lifecycle.report(factsFrom(events), { at: '2025-03-01' }).sales.turnover?.minor).toBe(1000);
  });

  it("are added at the rate of the event's day", () => {
    const rates = [
      { from: 'USD', date: '2025-01-01', rate: '0.5' },
      { from: 'USD', date: '2025-03-05', rate: '0.91' },
      { from: 'USD', date: '2025-03-06', rate: '2' },
    ];
    const report = lifecycle.report(factsFrom(events), {}, { currency: 'EUR', rates });
    expect(report.sales.turnover).toEqual({ minor: 1910, currency: 'EUR' });
  });
});
