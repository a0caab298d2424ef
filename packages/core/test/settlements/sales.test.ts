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
