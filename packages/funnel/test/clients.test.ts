import { eur, UnknownClient } from '@clientele/core';

import { funnel } from '../src/index.ts';
import { factsFrom, on, registered, shortDeal, wonDeal } from './telling.ts';

const days = ['01', '03', '05', '08', '11', '15', '20'].map((day) => `2026-03-${day}`);
const offer = { offerId: 'o', dealId: 'd2', revision: 1 };
const planned = (at: string, date: string, more = {}) =>
  on(at, 'acme', 'NextContactPlanned', { planId: 'n', date, purpose: 'review', ...more });

describe('A client', () => {
  test('is in the stage of its most advanced open deal', () => {
    const facts = factsFrom(
      registered('acme'),
      on('2026-03-01', 'acme', 'DealOpened', { dealId: 'd1' }),
      on('2026-03-02', 'acme', 'DealOpened', { dealId: 'd2' }),
      on('2026-03-03', 'acme', 'OfferMade', offer),
    );
    expect(funnel.of(facts, 'acme').place).toEqual({
      kind: 'in stage',
      pipeline: 'default',
      stage: 'offer',
      dealId: 'd2',
    });
    expect(funnel.of(facts, 'acme', { at: '2026-03-02' }).place).toMatchObject({ stage: 'presentation', dealId: 'd1' });
  });

  test('is between sales when no deal is open any more, and not yet in work before the first', () => {
    const facts = factsFrom(registered('acme'), wonDeal('acme', 'd', days));
    expect(funnel.of(facts, 'acme', { at: '2026-02-01' }).place).toEqual({ kind: 'not yet in work' });
    expect(funnel.of(facts, 'acme').place).toEqual({ kind: 'between sales' });
  });

  test('that paid without a deal is between sales', () => {
    const facts = factsFrom(
      registered('acme'),
      on('2026-03-01', 'acme', 'PaymentReceived', { paymentId: 'p', amount: eur('5.00') }),
    );
    expect(funnel.of(facts, 'acme').place).toEqual({ kind: 'between sales' });
  });

  test('of whom nothing was known at the moment is unknown', () => {
    expect(() => funnel.of(factsFrom(registered('acme', '2026-03-01')), 'acme', { at: '2026-02-01' })).toThrow(
      UnknownClient,
    );
    expect(() => funnel.of(factsFrom(), 'nobody')).toThrow(UnknownClient);
  });

  test('answers for those that were merged into it', () => {
    const facts = factsFrom(
      registered('acme'),
      registered('acme-old'),
      shortDeal('acme-old', 'x', '2026-01-05', '2026-01-06', { won: '5.00' }),
      on('2026-02-01', 'acme-old', 'ClientMerged', { intoClientId: 'acme' }),
    );
    expect(funnel.of(facts, 'acme-old')).toMatchObject({ clientId: 'acme', deals: [{ dealId: 'x' }] });
    expect(funnel.report(facts).clients).toMatchObject({ count: 1, betweenSales: 1 });
  });
});

describe('The next contact', () => {
  test('has a date, a purpose and a product, or is reported as missing', () => {
    const facts = factsFrom(
      registered('acme'),
      registered('bolt'),
      planned('2026-02-01', '2026-02-10', { product: 'oven' }),
    );
    expect(funnel.of(facts, 'acme').nextContact).toEqual({
      status: 'planned',
      date: '2026-02-10',
      purpose: 'review',
      product: 'oven',
    });
    expect(funnel.of(facts, 'bolt').nextContact).toEqual({ status: 'missing' });
    expect(funnel.report(facts).clients.nextContact).toEqual({ planned: 1, overdue: 0, missing: 1, withoutProduct: 0 });
  });

  test('is overdue from 00:00 of the day after its date, which the clock can foretell', () => {
    const facts = factsFrom(registered('acme'), planned('2026-02-01', '2026-02-10'));
    const statusAt = (at: string) => funnel.of(facts, 'acme', { at }).nextContact.status;
    expect([statusAt('2026-02-10'), statusAt('2026-02-10T23:59:59.999Z'), statusAt('2026-02-11')]).toEqual([
      'planned',
      'planned',
      'overdue',
    ]);
    expect(funnel.next(facts, 'acme', { at: '2026-02-05' })).toBe('2026-02-11T00:00:00.000Z');
    expect(funnel.next(facts, 'acme', { at: '2026-02-05' }, { zone: 'Europe/Berlin' })).toBe(
      '2026-02-10T23:00:00.000Z',
    );
  });

  test('is where it was moved to, and is done once the contact took place', () => {
    const moved = planned('2026-02-02', '2026-03-10');
    const done = on('2026-03-10', 'acme', 'ClientContacted', { direction: 'proactive', channel: 'phone', planId: 'n' });
    const facts = factsFrom(registered('acme'), planned('2026-02-01', '2026-02-10'), moved, done);
    expect(funnel.of(facts, 'acme', { at: '2026-03-10' }).nextContact).toMatchObject({ date: '2026-03-10' });
    expect(funnel.of(facts, 'acme').nextContact).toEqual({ status: 'missing' });
  });
});

describe('Deals that name no client', () => {
  const facts = factsFrom(
    registered('acme'),
    on('2026-01-01', 'walk-in', 'ClientRegistered', { kind: 'unattributed' }),
    shortDeal('walk-in', 'x', '2026-01-05', '2026-01-06', { won: '70.00' }),
    on('2026-01-07', 'walk-in', 'DealOpened', { dealId: 'y', amount: eur('30.00') }),
    shortDeal('acme', 'z', '2026-01-05', '2026-01-06', { won: '5.00' }),
  );

  test('are in every sum, in no count of clients, and reported apart', () => {
    const report = funnel.report(facts);
    expect(report).toMatchObject({ opened: 3, won: 2, value: { won: eur('75.00') } });
    expect(report.clients).toMatchObject({ count: 1, inWork: 0 });
    expect(report.unattributed).toEqual({
      opened: 2,
      open: 1,
      won: 1,
      lost: 0,
      value: { open: eur('30.00'), won: eur('70.00') },
    });
  });
});
