import { type Filter, ledgerAt, salesAt, salesOf, scopeAt, settlementTables } from '@clientele/core';
import { factsOf, type ToldEvent } from '@clientele/core/testing';
import fc from 'fast-check';

const paid = (occurredAt: string, paymentId: string, sale: object = {}): ToldEvent => ({
  clientId: 'acme',
  type: 'PaymentReceived',
  data: { paymentId, amount: { minor: 100, currency: 'EUR' }, ...sale },
  occurredAt,
});

const euro = { minor: 100, currency: 'EUR' };

// The catalogue checks the pairing of types and bodies again.
const told = (occurredAt: string, type: string, data: object): ToldEvent =>
  ({ clientId: 'acme', type, data, occurredAt }) as ToldEvent;

/** The dates of the sales that count before 2026-07-01. */
function salesIn(events: readonly ToldEvent[]): readonly string[] {
  const facts = factsOf(settlementTables, events);
  const moment = { at: Date.UTC(2026, 6, 1), knownAt: Infinity };
  const ledger = ledgerAt(facts, moment);
  const { selection } = scopeAt(facts, moment);
  const sales = salesAt(ledger, selection, moment.at);
  const made = salesOf(ledger, sales, facts.clients.find('acme'));
  return made.map((sale) => new Date(sales.at[sale] ?? NaN).toISOString().slice(0, 10));
}

describe('a sale', () => {
  it('is all settlements of a deal, or of an invoice', () => {
    expect(
      salesIn([
        paid('2026-01-01', 'p1', { dealId: 'd1' }),
        paid('2026-01-02', 'p2', { invoice: 'i1' }),
        paid('2026-01-03', 'p3', { dealId: 'd1' }),
        paid('2026-01-04', 'p4', { invoice: 'i1' }),
      ]),
    ).toEqual(['2026-01-01', '2026-01-02']);
  });

  it('of a deal holds what names the invoice of the deal alone', () => {
    expect(
      salesIn([
        paid('2026-01-01', 'p1', { dealId: 'd1', invoice: 'i1' }),
        paid('2026-01-02', 'p2', { invoice: 'i1' }),
        paid('2026-01-03', 'p3', { dealId: 'd1', invoice: 'i2' }),
        paid('2026-01-04', 'p4', { invoice: 'i2' }),
      ]),
    ).toEqual(['2026-01-01']);
  });

  it('of an invoice is of the deal that a later payment of it names', () => {
    expect(
      salesIn([
        paid('2026-01-01', 'p1', { invoice: 'i1' }),
        paid('2026-01-02', 'p2', { dealId: 'd1', invoice: 'i1' }),
        paid('2026-01-03', 'p3', { dealId: 'd1' }),
      ]),
    ).toEqual(['2026-01-01']);
  });

  it('of a deal holds what names an invoice or a contract of the deal alone', () => {
    expect(
      salesIn([
        told('2026-01-01', 'ContractSigned', { contractId: 'c1', dealId: 'd1' }),
        told('2026-01-02', 'InvoiceIssued', { invoice: 'i1', contractId: 'c1', amount: euro }),
        paid('2026-01-03', 'p1', { invoice: 'i1' }),
        paid('2026-01-04', 'p2', { contractId: 'c1' }),
        paid('2026-01-05', 'p3', { dealId: 'd1' }),
        paid('2026-01-06', 'p4', { invoice: 'i2' }),
        told('2026-01-07', 'InvoiceIssued', { invoice: 'i2', dealId: 'd2', amount: euro }),
        paid('2026-01-08', 'p5', { dealId: 'd2' }),
      ]),
    ).toEqual(['2026-01-03', '2026-01-06']);
  });

  it('of a deal that is paid by invoice is in the direction, the channel and the motion of the deal', () => {
    const deal = {
      motion: 'inbound',
      salesChannel: 'shop',
      products: [{ product: 'x', direction: 'ovens', quantity: 1 }],
    };
    const refund = { refundId: 'r1', invoice: 'i1', amount: { minor: 30, currency: 'EUR' } };
    const facts = factsOf(settlementTables, [
      told('2026-01-01', 'DealOpened', { dealId: 'd1', ...deal }),
      told('2026-01-02', 'InvoiceIssued', { invoice: 'i1', dealId: 'd1', amount: euro }),
      paid('2026-01-03', 'p1', { invoice: 'i1' }),
      told('2026-01-04', 'PaymentRefunded', refund),
    ]);
    const turnoverOf = (filter: Filter): number => {
      const { ledger, money } = scopeAt(facts, { at: Date.UTC(2026, 6, 1), knownAt: Infinity }, filter);
      return ledger.parts.minor
        .subarray(0, ledger.parts.length)
        .reduce((sum, minor, part) => sum + (money?.[part] === 1 ? minor : 0), 0);
    };
    const filters: readonly Filter[] = [{ direction: 'ovens' }, { motion: 'inbound' }, { channel: 'shop' }];
    expect(filters.map(turnoverOf)).toEqual([70, 70, 70]);
  });

  it('is the same whether its payments name the deal, the invoice or the contract', () => {
    const deals = ['d1', 'd2', 'd3'];
    const papers = deals.flatMap((dealId) => [
      told('2026-01-01', 'ContractSigned', { contractId: `c-${dealId}`, dealId }),
      told('2026-01-01', 'InvoiceIssued', { invoice: `i-${dealId}`, contractId: `c-${dealId}`, amount: euro }),
    ]);
    const named = (dealId: string) =>
      fc.constantFrom(
        { dealId },
        { invoice: `i-${dealId}` },
        { contractId: `c-${dealId}` },
        { dealId, invoice: `i-${dealId}` },
      );
    const payments = fc.array(
      fc.constantFrom(...deals).chain((dealId) => fc.tuple(fc.constant(dealId), named(dealId))),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(payments, (made) => {
        const paidBy = (about: (payment: (typeof made)[number]) => object) => [
          ...papers,
          ...made.map((payment, n) => paid(`2026-02-0${String(n + 1)}`, `p${String(n)}`, about(payment))),
        ];
        expect(salesIn(paidBy(([, about]) => about))).toEqual(salesIn(paidBy(([dealId]) => ({ dealId }))));
      }),
    );
  });

  it('is a payment of its own where it names neither', () => {
    expect(salesIn([paid('2026-01-01', 'p1'), paid('2026-01-02', 'p2')])).toEqual(['2026-01-01', '2026-01-02']);
  });
});

describe('a refund of a sale', () => {
  const lines = (minor: number) => ({
    dealId: 'd1',
    lines: [{ direction: 'ovens', amount: { minor, currency: 'EUR' } }],
  });
  const turnoverOf = (direction: string, events: readonly ToldEvent[]) => {
    const facts = factsOf(settlementTables, events);
    const { ledger, money } = scopeAt(facts, { at: Date.UTC(2026, 6, 1), knownAt: Infinity }, { direction });
    let sum = 0;
    for (let part = 0; part < ledger.parts.length; part++)
      if (money?.[part] === 1) sum += ledger.parts.minor[part] ?? 0;
    return sum;
  };
  const refund: ToldEvent = {
    clientId: 'acme',
    type: 'PaymentRefunded',
    data: { refundId: 'r1', dealId: 'd1', amount: { minor: 150, currency: 'EUR' } },
    occurredAt: '2026-02-01',
  };

  it('is of the direction that all its payments were for', () => {
    const events = [paid('2026-01-01', 'p1', lines(100)), paid('2026-01-02', 'p2', lines(100)), refund];
    expect(turnoverOf('ovens', events)).toBe(50);
    expect(salesIn(events)).toEqual(['2026-01-01']);
  });

  it('is of none where they were for several', () => {
    const mixers = { dealId: 'd1', lines: [{ direction: 'mixers', amount: { minor: 100, currency: 'EUR' } }] };
    const events = [paid('2026-01-01', 'p1', lines(100)), paid('2026-01-02', 'p2', mixers), refund];
    expect([turnoverOf('ovens', events), turnoverOf('mixers', events)]).toEqual([100, 100]);
  });
});
