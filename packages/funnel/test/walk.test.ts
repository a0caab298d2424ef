import { eur } from '@clientele/core';

import type { ToldEvent } from '@clientele/core/testing';

import { funnel } from '../src/index.ts';
import { factsFrom, on, registered, wonDeal } from './telling.ts';

const days = ['01', '03', '05', '08', '11', '15', '20'].map((day) => `2026-03-${day}`);
const offer = { offerId: 'o', dealId: 'd', revision: 1 };
const opened = on('2026-03-01', 'acme', 'DealOpened', { dealId: 'd', amount: eur('900.00') });
const offered = on('2026-03-02', 'acme', 'OfferMade', { ...offer, amount: eur('800.00') });
const visitsOf = (facts: ReturnType<typeof factsFrom>, at?: string) =>
  funnel
    .of(facts, 'acme', at === undefined ? {} : { at })
    .deals[0]?.visits.map((visit) => (visit.skipped ? `(${visit.stage})` : `${visit.stage} ${visit.number}`));
const standsAt = (facts: ReturnType<typeof factsFrom>, at?: string) =>
  funnel.of(facts, 'acme', at === undefined ? {} : { at }).deals[0]?.stage;

describe('A deal in the default pipeline', () => {
  test('goes through six stages, each entered by its event', () => {
    const facts = factsFrom(registered('acme'), wonDeal('acme', 'd', days));
    const stages = ['presentation', 'offer', 'agreement', 'payment', 'delivery', 'closing'];
    expect(visitsOf(facts)).toEqual(stages.map((stage) => `${stage} 1`));
    const [deal] = funnel.of(facts, 'acme').deals;
    expect(deal?.visits[1]).toMatchObject({ entered: '2026-03-03T00:00:00.000Z', left: '2026-03-05T00:00:00.000Z' });
    expect(deal?.status).toBe('won');
  });

  test('stands, as of a moment, where the events strictly before it put it', () => {
    const facts = factsFrom(registered('acme'), wonDeal('acme', 'd', days));
    expect(standsAt(facts, '2026-03-03')).toBe('presentation');
    expect(standsAt(facts, '2026-03-03T00:00:00.001Z')).toBe('offer');
    expect(standsAt(facts, '2026-03-12')).toBe('delivery');
  });

  test('that is closed reaches every stage, and those it never stood in are marked as skipped', () => {
    const facts = factsFrom(opened, on('2026-03-09', 'acme', 'DealClosed', { dealId: 'd' }));
    expect(visitsOf(facts)).toEqual([
      'presentation 1',
      '(offer)',
      '(agreement)',
      '(payment)',
      '(delivery)',
      '(closing)',
    ]);
    const { stages } = funnel.report(facts);
    expect(stages.closing).toMatchObject({ reached: 1, skipped: 1 });
    expect(stages.presentation).toMatchObject({ reached: 1, skipped: 0 });
  });

  test('goes back to the offer when the offer is revised after agreement began, and each visit is kept', () => {
    const facts = factsFrom(
      opened,
      offered,
      on('2026-03-03', 'acme', 'OfferAccepted', offer),
      on('2026-03-04', 'acme', 'OfferRevised', { ...offer, revision: 2 }),
      on('2026-03-05', 'acme', 'ContractSigned', { contractId: 'c', dealId: 'd' }),
    );
    expect(visitsOf(facts)).toEqual([
      'presentation 1',
      'offer 1',
      'agreement 1',
      'offer 2',
      '(agreement)',
      'payment 1',
    ]);
    expect(funnel.report(facts).stages.offer).toMatchObject({ reached: 1, timeInStage: { elapsedDays: { count: 2 } } });
  });

  test('goes back to the offer when its contract is rejected', () => {
    const facts = factsFrom(
      opened,
      offered,
      on('2026-03-03', 'acme', 'ContractApproved', { contractId: 'c', dealId: 'd', approver: 'ann', role: 'director' }),
      on('2026-03-04', 'acme', 'ContractRejected', { contractId: 'c', by: 'client', category: 'price' }),
    );
    expect(standsAt(facts)).toBe('offer');
  });

  test('does not move by what leaves a stage: a declined offer, a revision of an offer still standing', () => {
    const declined = on('2026-03-03', 'acme', 'OfferDeclined', { ...offer, category: 'price' });
    const revised = on('2026-03-04', 'acme', 'OfferRevised', { ...offer, revision: 2 });
    expect(visitsOf(factsFrom(opened, offered, declined, revised))).toEqual(['presentation 1', 'offer 1']);
  });

  test('does not go back when an earlier stage is entered again', () => {
    const held = on('2026-03-05', 'acme', 'PresentationHeld', { dealId: 'd' });
    expect(standsAt(factsFrom(opened, offered, held))).toBe('offer');
  });

  test('that is lost keeps its stage, and when it is reopened goes to the stage named', () => {
    const lost = on('2026-03-06', 'acme', 'DealLost', {
      dealId: 'd',
      stage: 'offer',
      category: 'price',
      reason: 'too dear',
    });
    const reopened = on('2026-04-01', 'acme', 'DealReopened', { dealId: 'd', stage: 'presentation' });
    const facts = factsFrom(opened, offered, lost, reopened);
    expect(funnel.of(facts, 'acme', { at: '2026-03-31' }).deals[0]).toMatchObject({ status: 'lost', stage: 'offer' });
    expect(funnel.of(facts, 'acme').deals[0]).toMatchObject({
      status: 'open',
      stage: 'presentation',
      losses: [{ stage: 'offer', category: 'price', reason: 'too dear' }],
    });
    expect(visitsOf(facts)).toEqual(['presentation 1', 'offer 1', 'presentation 2']);
  });
});

describe('The payment stage', () => {
  const signed = (terms?: object) =>
    on('2026-03-03', 'acme', 'ContractSigned', { contractId: 'c', dealId: 'd', total: eur('1000.00'), ...terms });
  const paid = (day: string, amount: string, more = {}) =>
    on(day, 'acme', 'PaymentReceived', { paymentId: day, dealId: 'd', amount: eur(amount), ...more });
  const half = {
    paymentTerms: {
      instalments: [
        { percent: 50, due: 'on-signing' },
        { percent: 50, due: 'on-delivery' },
      ],
    },
  };

  test('is left for delivery by the payment that makes up the first instalment', () => {
    const facts = factsFrom(opened, signed(half), paid('2026-03-04', '499.99'), paid('2026-03-05', '0.01'));
    expect(standsAt(facts, '2026-03-05')).toBe('payment');
    expect(standsAt(facts)).toBe('delivery');
  });

  test('is left by the total where the terms name no instalment', () => {
    const facts = factsFrom(opened, signed(), paid('2026-03-04', '500.00'), paid('2026-03-06', '500.00'));
    expect(standsAt(facts, '2026-03-06')).toBe('payment');
    expect(standsAt(facts)).toBe('delivery');
  });

  test('counts what was refunded as not paid', () => {
    const refund = on('2026-03-05', 'acme', 'PaymentRefunded', { refundId: 'r', dealId: 'd', amount: eur('300.00') });
    expect(
      standsAt(factsFrom(opened, signed(half), paid('2026-03-04', '300.00'), refund, paid('2026-03-06', '300.00'))),
    ).toBe('payment');
  });

  test('is left by a payment that names the contract or an invoice of the deal', () => {
    const invoice = on('2026-03-04', 'acme', 'InvoiceIssued', { invoice: 'R-1', dealId: 'd', amount: eur('1000.00') });
    const payment = { paymentId: 'p', amount: eur('1000.00') };
    const byContract = on('2026-03-05', 'acme', 'PaymentReceived', { ...payment, contractId: 'c' });
    const byInvoice = on('2026-03-05', 'acme', 'PaymentReceived', { ...payment, invoice: 'R-1' });
    expect(standsAt(factsFrom(opened, signed(), byContract))).toBe('delivery');
    expect(standsAt(factsFrom(opened, signed(), invoice, byInvoice))).toBe('delivery');
  });

  test('a delivery after which more is to come does not enter closing', () => {
    const part = on('2026-03-07', 'acme', 'Delivered', { deliveryId: 'x', dealId: 'd', partial: true });
    const rest = on('2026-03-09', 'acme', 'Delivered', { deliveryId: 'y', dealId: 'd' });
    const facts = factsFrom(opened, signed(), paid('2026-03-04', '1000.00'), part, rest);
    expect(standsAt(facts, '2026-03-09')).toBe('delivery');
    expect(standsAt(facts)).toBe('closing');
  });
});

describe('A deal is worth', () => {
  const worth = (...events: readonly ToldEvent[]) => funnel.of(factsFrom(...events), 'acme').deals[0]?.value;
  const lines = [{ product: 'oven', quantity: 3, price: { decimal: '0.125', currency: 'EUR' } }];

  test('the total at its opening, each line rounded once, half to even', () => {
    expect(worth(on('2026-03-01', 'acme', 'DealOpened', { dealId: 'd', products: lines }))).toEqual(eur('0.38'));
    const two = [{ product: 'oven', quantity: 2, price: eur('12500.00'), discount: { percent: 10 } }];
    expect(worth(on('2026-03-01', 'acme', 'DealOpened', { dealId: 'd', products: two }))).toEqual(eur('22500.00'));
  });

  test('then the latest offer, then the contract, then what it was closed for', () => {
    const second = on('2026-03-03', 'acme', 'OfferRevised', { ...offer, revision: 2, amount: eur('750.00') });
    const contract = on('2026-03-04', 'acme', 'ContractSigned', { contractId: 'c', dealId: 'd', total: eur('700.00') });
    const closed = on('2026-03-05', 'acme', 'DealClosed', { dealId: 'd', amount: eur('690.00') });
    expect(worth(opened)).toEqual(eur('900.00'));
    expect(worth(opened, offered)).toEqual(eur('800.00'));
    expect(worth(opened, offered, second)).toEqual(eur('750.00'));
    expect(worth(opened, offered, second, contract)).toEqual(eur('700.00'));
    expect(worth(opened, offered, second, contract, closed)).toEqual(eur('690.00'));
  });

  test('the opening less the discount of an offer that names neither an amount nor products', () => {
    const tenOff = on('2026-03-02', 'acme', 'OfferMade', { ...offer, discount: { percent: 10 } });
    expect(worth(opened, tenOff)).toEqual(eur('810.00'));
  });
});
