import { ledgerAt, salesAt, salesOf, scopeAt, settlementTables } from '@clientele/core';
import { factsOf, type ToldEvent } from '@clientele/core/testing';

const paid = (occurredAt: string, paymentId: string, sale: object = {}): ToldEvent => ({
  clientId: 'acme',
  type: 'PaymentReceived',
  data: { paymentId, amount: { minor: 100, currency: 'EUR' }, ...sale },
  occurredAt,
});

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

  it('is a payment of its own where it names neither', () => {
    expect(salesIn([paid('2026-01-01', 'p1'), paid('2026-01-02', 'p2')])).toEqual(['2026-01-01', '2026-01-02']);
  });
});
