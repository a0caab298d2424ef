import { eur } from '@clientele/core';
import type { ToldEvent } from '@clientele/core/testing';

import { funnel } from '../src/index.ts';
import { factsFrom, on, registered, shortDeal } from './telling.ts';

const opened = on('2026-01-05', 'acme', 'DealOpened', { dealId: 'd', amount: eur('1000.00') });
const offered = on('2026-01-10', 'acme', 'OfferMade', {
  offerId: 'o',
  dealId: 'd',
  revision: 1,
  amount: eur('900.00'),
});
const signed = on('2026-01-15', 'acme', 'ContractSigned', { contractId: 'c', dealId: 'd', total: eur('800.00') });
const paid = (at: string, paymentId: string, amount: string) =>
  on(at, 'acme', 'PaymentReceived', { paymentId, dealId: 'd', amount: eur(amount) });
const lost = on('2026-02-01', 'acme', 'DealLost', { dealId: 'd', stage: 'payment', category: 'price' });
const dealAt = (facts: ReturnType<typeof factsFrom>, at: string) => {
  const { deals } = funnel.of(facts, 'acme', { at });
  return deals[0];
};

describe('A deal that is taken up again', () => {
  test('counts what was paid while it was lost', () => {
    const facts = factsFrom(
      registered('acme'),
      opened,
      signed,
      lost,
      paid('2026-02-10', 'p1', '500.00'),
      on('2026-02-15', 'acme', 'DealReopened', { dealId: 'd', stage: 'payment' }),
      paid('2026-02-20', 'p2', '300.00'),
    );
    expect(dealAt(facts, '2026-02-20')).toMatchObject({ status: 'open', stage: 'payment' });
    expect(dealAt(facts, '2026-02-21')).toMatchObject({ status: 'open', stage: 'delivery' });
  });

  test('after it was won is worth its contract again, and has reached every stage', () => {
    const facts = factsFrom(
      registered('acme'),
      opened,
      offered,
      signed,
      on('2026-02-01', 'acme', 'DealClosed', { dealId: 'd', amount: eur('700.00') }),
      on('2026-02-15', 'acme', 'DealReopened', { dealId: 'd', stage: 'offer' }),
    );
    expect(dealAt(facts, '2026-02-15')).toMatchObject({ status: 'won', value: eur('700.00') });
    expect(dealAt(facts, '2026-02-16')).toMatchObject({ status: 'open', stage: 'offer', value: eur('800.00') });
    const report = funnel.report(facts, { at: '2026-02-16' });
    expect(report.stages['closing']?.reached).toBe(1);
    expect(report.stages['offer']?.current.deals).toBe(1);
    expect(report.wins).toMatchObject([{ count: 1, reopened: 1 }]);
    expect(report.winRates.closed).toMatchObject({ count: 0, of: 0, rate: null });
  });
});

describe('A deal whose contract was rejected', () => {
  test('is worth its offer again, and enters agreement a second time', () => {
    const facts = factsFrom(
      registered('acme'),
      opened,
      offered,
      on('2026-01-12', 'acme', 'ContractApproved', {
        contractId: 'c',
        dealId: 'd',
        approver: 'bea',
        role: 'director',
        total: eur('850.00'),
      }),
      on('2026-01-13', 'acme', 'ContractRejected', { contractId: 'c', dealId: 'd', by: 'client', category: 'price' }),
      on('2026-01-14', 'acme', 'OfferAccepted', { offerId: 'o', dealId: 'd', revision: 1 }),
    );
    expect(dealAt(facts, '2026-01-13')).toMatchObject({ stage: 'agreement', value: eur('850.00') });
    expect(dealAt(facts, '2026-01-14')).toMatchObject({ stage: 'offer', value: eur('900.00') });
    const visits = dealAt(facts, '2026-01-15')?.visits ?? [];
    expect(visits.map((visit) => [visit.stage, visit.skipped ? 'skipped' : visit.number])).toEqual([
      ['presentation', 1],
      ['offer', 1],
      ['agreement', 1],
      ['offer', 2],
      ['agreement', 2],
    ]);
  });
});

describe('A probability', () => {
  const closedDeals = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      shortDeal('acme', `x${String(i)}`, '2026-01-05', '2026-02-01', i % 3 === 0 ? { won: '1.00' } : { lost: 'price' }),
    ).flat();

  test('is known from 30 closed deals on, and only by those closed before the moment', () => {
    const facts = factsFrom(registered('acme'), closedDeals(30), opened);
    const at = (moment: string) => funnel.report(facts, { at: moment }).stages['presentation']?.probability;
    expect(at('2026-02-01')).toMatchObject({ status: 'insufficient history', closed: 0 });
    expect(at('2026-02-02')).toMatchObject({ status: 'known', won: 10, closed: 30 });
    const fewer = funnel.report(factsFrom(registered('acme'), closedDeals(29)), { at: '2026-02-02' });
    expect(fewer.stages['presentation']?.probability).toMatchObject({ status: 'insufficient history', closed: 29 });
    expect(fewer.stages['presentation']?.current.weighted).toBeNull();
  });
});

describe('A deal that is paid', () => {
  const stageOf = (...steps: readonly ToldEvent[]) =>
    dealAt(factsFrom(registered('acme'), opened, signed, ...steps), '2026-04-01')?.stage;
  const refunded = (at: string, paymentId: string, amount: string) =>
    on(at, 'acme', 'PaymentRefunded', { refundId: `${paymentId}-r`, paymentId, amount: eur(amount) });

  test('is paid no longer by what a refund that names its payment alone took back', () => {
    const half = [paid('2026-02-01', 'p1', '400.00'), refunded('2026-02-02', 'p1', '400.00')];
    expect(stageOf(...half, paid('2026-02-03', 'p2', '400.00'))).toBe('payment');
    expect(stageOf(...half, paid('2026-02-03', 'p2', '800.00'))).toBe('delivery');
  });

  test('keeps what a refund took back of a payment that was no longer known', () => {
    const facts = factsFrom(
      registered('acme'),
      opened,
      signed,
      paid('2026-02-01', 'p1', '400.00'),
      refunded('2026-02-02', 'p1', '400.00'),
      on('2026-02-03', 'acme', 'EventRetracted', { revision: 3, why: 'it was another client' }),
      paid('2026-02-04', 'p2', '800.00'),
    );
    expect(dealAt(facts, '2026-04-01')?.stage).toBe('delivery');
  });

  test('is paid by what came in the currency of its worth', () => {
    const yen = on('2026-02-01', 'acme', 'PaymentReceived', {
      paymentId: 'y',
      dealId: 'd',
      amount: { minor: 90_000, currency: 'JPY' },
    });
    expect(stageOf(yen)).toBe('payment');
    expect(stageOf(yen, paid('2026-02-02', 'p1', '800.00'))).toBe('delivery');
  });

  test('is paid by its first instalment in the currency of the instalment', () => {
    const terms = on('2026-01-20', 'acme', 'ContractAmended', {
      contractId: 'c',
      dealId: 'd',
      paymentTerms: {
        instalments: [
          { amount: { minor: 500, currency: 'JPY' }, due: 'on-signing' },
          { percent: 50, due: 'on-delivery' },
        ],
      },
    });
    const yen = on('2026-02-01', 'acme', 'PaymentReceived', {
      paymentId: 'y',
      dealId: 'd',
      amount: { minor: 500, currency: 'JPY' },
    });
    expect(stageOf(terms, paid('2026-02-01', 'p1', '700.00'))).toBe('payment');
    expect(stageOf(terms, yen)).toBe('delivery');
  });

  test('whose worth nobody said is paid by any money', () => {
    const bare = on('2026-01-05', 'acme', 'DealOpened', { dealId: 'd' });
    const yen = on('2026-02-01', 'acme', 'PaymentReceived', {
      paymentId: 'y',
      dealId: 'd',
      amount: { minor: 1, currency: 'JPY' },
    });
    expect(dealAt(factsFrom(registered('acme'), bare, yen), '2026-04-01')?.stage).toBe('delivery');
  });
});

describe('A deal that is delivered', () => {
  const promised = (at: string, deliveryId: string) =>
    on(at, 'acme', 'DeliveryPromised', { deliveryId, dealId: 'd', promisedFor: '2026-03-01' });
  const prepared = on('2026-02-03', 'acme', 'DeliveryPrepared', { deliveryId: 'v2', dealId: 'd' });
  const delivered = (at: string, deliveryId: string, more: object = { dealId: 'd' }) =>
    on(at, 'acme', 'Delivered', { deliveryId, ...more });
  const stageOf = (...steps: readonly ToldEvent[]) =>
    dealAt(factsFrom(registered('acme'), opened, signed, paid('2026-01-20', 'p', '800.00'), ...steps), '2026-04-01')
      ?.stage;

  test('has all that was promised or prepared, whichever comes last', () => {
    const two = [promised('2026-02-01', 'v1'), promised('2026-02-02', 'v1'), prepared];
    expect(stageOf(...two, delivered('2026-02-04', 'v1'))).toBe('delivery');
    expect(stageOf(...two, delivered('2026-02-04', 'v2'))).toBe('delivery');
    expect(stageOf(...two, delivered('2026-02-04', 'v2'), delivered('2026-02-05', 'v1'))).toBe('closing');
    expect(stageOf(...two, delivered('2026-02-04', 'v3'))).toBe('delivery');
    expect(stageOf(delivered('2026-02-04', 'v3'))).toBe('closing');
  });

  test('is known by a delivery that names its promise alone', () => {
    expect(stageOf(promised('2026-02-01', 'v1'), delivered('2026-02-04', 'v1', {}))).toBe('closing');
  });
});

test('Many payments of a contract whose signature was retracted are of no deal, and that is said at once', () => {
  const days = Array.from({ length: 60 }, (_, day) => new Date(Date.UTC(2026, 1, 1 + day)).toISOString());
  const facts = factsFrom(
    registered('acme'),
    opened,
    signed,
    ...days.map((at, n) =>
      on(at, 'acme', 'PaymentReceived', { paymentId: `p${String(n)}`, contractId: 'c', amount: eur('20.00') }),
    ),
    on('2026-05-01', 'acme', 'EventRetracted', { revision: 2, why: { sealed: 'typo' } }),
  );
  expect(dealAt(facts, '2026-05-02')).toMatchObject({ status: 'open', stage: 'presentation' });
});
