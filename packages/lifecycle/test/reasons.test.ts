import { eur } from '@clientele/core';
import { factsOf, type ToldEvent } from '@clientele/core/testing';

import { lifecycle } from '../src/index.ts';
import { churned, paid, paidFor, refunded, registered } from './stories.ts';

const factsFrom = (events: readonly ToldEvent[]) => factsOf(lifecycle.tables, events);
const merged = (clientId: string, occurredAt: string, intoClientId: string): ToldEvent => ({
  clientId,
  type: 'ClientMerged',
  data: { intoClientId },
  occurredAt,
});

describe('a client that says it left after it was lost already', () => {
  const events = [
    registered('acme', '2025-01-01'),
    paid('acme', '2025-01-10', '10.00'),
    churned('acme', '2025-06-01', 'competitor'),
    paid('acme', '2025-08-01', '10.00'),
  ];
  const reasonAt = (at: string) => lifecycle.of(factsFrom(events), 'acme', { at }).reason;

  it('is lost for the reason given from then on, and not before', () => {
    expect(reasonAt('2025-05-01')).toBe('silence');
    expect(reasonAt('2025-06-01')).toBe('silence');
    expect(reasonAt('2025-06-02')).toBe('competitor');
  });

  it('was lost when its period ended', () => {
    const { since } = lifecycle.of(factsFrom(events), 'acme', { at: '2025-07-01' });
    expect(since).toBe('2025-04-10T00:00:00.000Z');
  });

  it('is explained by both', () => {
    const { because, facts } = lifecycle.why(factsFrom(events), { at: '2025-07-01' }, 'acme');
    expect(because).toBe(
      'lost since 2025-04-10: last settlement 2025-01-10 (acme@1, 10.00 EUR) + 3 months; none found before 2025-07-01; competitor (acme@2) since 2025-06-01',
    );
    expect(facts.map(({ reference }) => reference)).toEqual(['acme@1', 'acme@2']);
  });

  it('is lost by silence again after it came back and stayed away', () => {
    expect(reasonAt('2025-10-31')).toBeNull();
    expect(reasonAt('2025-11-01')).toBe('silence');
  });
});

describe('a sale of several payments that is refunded at once', () => {
  it('takes the client back by the refund', () => {
    const events: ToldEvent[] = [
      registered('acme', '2025-01-01'),
      paid('acme', '2025-02-01', '10.00', { invoice: 'i1' }),
      paid('acme', '2025-02-05', '20.00', { invoice: 'i1' }),
      {
        clientId: 'acme',
        type: 'PaymentRefunded',
        data: { refundId: 'r1', invoice: 'i1', amount: eur('30.00') },
        occurredAt: '2025-02-10',
      },
    ];
    expect(lifecycle.of(factsFrom(events), 'acme').history.statuses.at(-1)).toEqual({
      from: 'new',
      to: 'prospect',
      at: '2025-02-10T00:00:00.000Z',
      cause: { kind: 'event', reference: 'acme@3' },
    });
  });
});

describe('the period of a segment', () => {
  it('holds also for a client of which only the merged one says the segment', () => {
    const events = [
      registered('acme', '2025-01-01'),
      registered('apex', '2025-01-01', { industry: 'farms' }),
      paid('acme', '2025-02-01', '1.00'),
      merged('apex', '2025-02-02', 'acme'),
    ];
    const policy = { periods: [{ segment: { key: 'industry', value: 'farms' }, period: { months: 12 } }] };
    expect(lifecycle.of(factsFrom(events), 'acme', { at: '2025-08-01' }, policy).status).toBe('new');
  });
});

describe('why', () => {
  const events = [
    registered('acme', '2025-01-01'),
    paidFor('acme', '2025-01-10', 'ovens', '100.00'),
    paidFor('acme', '2025-03-10', 'mixers', '40.00'),
    paidFor('acme', '2025-05-10', 'ovens', '70.00'),
    paid('acme', '2025-06-10', '30.00', { deal: 'd1' }, 'p1'),
    refunded('acme', '2025-06-11', 'p1', '5.00'),
    paid('acme', '2025-07-10', '20.00', { deal: 'd1' }),
    registered('apex', '2025-01-01'),
    paid('apex', '2025-03-20', '10.00'),
  ];
  const sumOf = (path: string, asked: object) => {
    const { facts, value } = lifecycle.why(factsFrom(events), asked, path);
    const sum = facts.reduce((total, { says }) => {
      const minor = Number(says['minor'] ?? 0);
      return total + (says['kind'] === 'refund' ? -minor : minor);
    }, 0);
    return { sum, value };
  };

  it('of revenue folds back to it, under a filter too', () => {
    const window = { from: '2025-04-01', to: '2025-07-01' };
    const asked = { at: '2025-09-01', filter: { window } };
    const whole = lifecycle.report(factsFrom(events), asked).revenueRetention;
    const minorOf = (money: { minor: number } | null) => money?.minor ?? NaN;
    expect(sumOf('revenueRetention.net', asked).sum).toBe(minorOf(whole.base.revenue) + minorOf(whole.now.revenue));
    const ovens = { at: '2025-09-01', filter: { window, direction: 'ovens' } };
    const part = lifecycle.report(factsFrom(events), ovens).revenueRetention;
    expect(sumOf('revenueRetention.net', ovens).sum).toBe(minorOf(part.base.revenue) + minorOf(part.now.revenue));
    expect(sumOf('revenueRetention.now.revenue', asked).sum).toBe(minorOf(whole.now.revenue));
    expect(sumOf('revenueRetention.base.revenue', asked).sum).toBe(minorOf(whole.base.revenue));
  });

  it('of a cohort names every settlement by which its months are counted', () => {
    const asked = { at: '2025-09-01' };
    const { facts } = lifecycle.why(factsFrom(events), asked, 'cohorts.0.settled');
    const months = [1, 3, 5, 6, 7].map((month) => `2025-0${String(month)}`);
    expect(facts.map(({ occurredAt }) => occurredAt.slice(0, 7))).toEqual(months);
    const [cohort] = lifecycle.report(factsFrom(events), asked).cohorts;
    expect(cohort?.settled).toEqual([1, 0, 1, 0, 1, 1, 1, 0]);
  });

  it('of retention is told by what held at the start and what lost the client, not by what came after', () => {
    const asked = { at: '2026-09-01', filter: { window: { from: '2025-04-01', to: '2025-07-01' } } };
    const lost = lifecycle.why(factsFrom(events), asked, 'retention.lost');
    expect(lost.facts.map(({ reference }) => reference)).toEqual(['apex@1']);
    const retained = lifecycle.why(factsFrom(events), asked, 'retention.retained');
    expect(retained.facts.every(({ occurredAt }) => occurredAt < '2025-07-01')).toBe(true);
    expect(retained.context['clientIds']).toEqual(['acme']);
  });

  it('of sums of every kind of sale folds back to them', () => {
    const asked = { at: '2025-09-01' };
    for (const path of [
      'sales.first.sum',
      'sales.repeat.sum',
      'sales.firstInNew.sum',
      'sales.total.sum',
      'sales.turnover',
    ]) {
      const { sum, value } = sumOf(path, asked);
      expect({ path, value }).toEqual({ path, value: eur((sum / 100).toFixed(2)) });
    }
  });
});
