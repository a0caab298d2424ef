import { eur, everything, ledgerAt, type Money, salesAt, settlementTables } from '@clientele/core';
import { factsOf, type ToldEvent } from '@clientele/core/testing';

type Line = Readonly<{ direction: string; amount: Money }>;

const paid = (paymentId: string, occurredAt: string, amount: string, more: object = {}): ToldEvent => ({
  clientId: 'acme',
  type: 'PaymentReceived',
  data: { paymentId, amount: eur(amount), ...more },
  occurredAt,
});
const refunded = (occurredAt: string, amount: string, of: object): ToldEvent => ({
  clientId: 'acme',
  type: 'PaymentRefunded',
  data: { refundId: `r-${occurredAt}`, amount: eur(amount), ...of },
  occurredAt,
});
const line = (direction: string, amount: string): Line => ({ direction, amount: eur(amount) });

function ledgerFrom(events: readonly ToldEvent[]) {
  const facts = factsOf(settlementTables, events);
  return { facts, ledger: ledgerAt(facts, { at: Infinity, knownAt: Infinity }) };
}

/** Until which day each settlement counts; `ever` for one that was not wholly refunded. */
function endsOf(events: readonly ToldEvent[]): readonly string[] {
  const { settlements } = ledgerFrom(events).ledger;
  const untils = [...settlements.until.subarray(0, settlements.length)];
  return untils.map((until) => (until === Infinity ? 'ever' : new Date(until).toISOString().slice(0, 10)));
}

describe('a settlement', () => {
  it('is a payment of more than zero', () => {
    expect(endsOf([paid('p1', '2025-01-01', '0.00'), paid('p2', '2025-01-02', '1.00')])).toEqual(['ever']);
  });

  it('counts until refunds have taken all of it', () => {
    const events = [
      paid('p1', '2025-01-01', '10.00'),
      refunded('2025-02-01', '4.00', { paymentId: 'p1' }),
      refunded('2025-03-01', '6.00', { paymentId: 'p1' }),
    ];
    expect(endsOf(events.slice(0, 2))).toEqual(['ever']);
    expect(endsOf(events)).toEqual(['2025-03-01']);
  });

  it('is refunded by its deal or invoice too, the latest payment first', () => {
    const parts = [
      paid('p1', '2025-01-01', '10.00', { dealId: 'd' }),
      paid('p2', '2025-01-15', '10.00', { dealId: 'd' }),
    ];
    expect(endsOf([...parts, refunded('2025-02-01', '12.00', { dealId: 'd' })])).toEqual(['ever', '2025-02-01']);
    expect(endsOf([...parts, refunded('2025-02-01', '20.00', { dealId: 'd' })])).toEqual(['2025-02-01', '2025-02-01']);
  });

  it('stays when a refund names a payment that nobody knows', () => {
    const events = [paid('p1', '2025-01-01', '10.00'), refunded('2025-02-01', '10.00', { paymentId: 'p9' })];
    expect(endsOf(events)).toEqual(['ever']);
    const { parts } = ledgerFrom(events).ledger;
    expect([...parts.settlement.subarray(0, parts.length)]).toEqual([0, -1]);
  });

  it('stops counting in one direction when that part is refunded', () => {
    const lines = [line('ovens', '6.00'), line('mixers', '4.00')];
    const { facts, ledger } = ledgerFrom([
      paid('p1', '2025-01-01', '10.00', { lines }),
      refunded('2025-02-01', '4.00', { paymentId: 'p1', lines: [line('mixers', '4.00')] }),
    ]);
    const { parts, settlements } = ledger;
    expect(settlements.until[0]).toBe(Infinity);
    const ends = [0, 1].map((part) => [facts.texts.textOf(parts.direction[part] ?? 0), parts.until[part]]);
    expect(ends).toEqual([
      ['ovens', Infinity],
      ['mixers', Date.UTC(2025, 1, 1)],
    ]);
  });
});

describe('a sale', () => {
  it('is dated at its first settlement that counts', () => {
    const { ledger } = ledgerFrom([
      paid('p1', '2025-01-01', '5.00', { invoice: 'i' }),
      paid('p2', '2025-01-15', '5.00', { invoice: 'i' }),
      refunded('2025-02-01', '5.00', { paymentId: 'p1' }),
    ]);
    const dateAt = (at: number) => salesAt(ledger, everything(ledger), at).at[0];
    expect(dateAt(Date.UTC(2025, 1, 1))).toBe(Date.UTC(2025, 0, 1));
    expect(dateAt(Date.UTC(2025, 1, 2))).toBe(Date.UTC(2025, 0, 15));
    expect(dateAt(Date.UTC(2024, 1, 1))).toBeNaN();
  });
});

describe('a payment of a deal', () => {
  it('counts for all products that the deal is about, however many', () => {
    const product = (name: string) => ({ product: name, quantity: 1, direction: name });
    const { ledger } = ledgerFrom([
      {
        clientId: 'acme',
        type: 'DealOpened',
        data: { dealId: 'd', motion: 'inbound', products: ['ovens', 'mixers', 'racks'].map(product) },
        occurredAt: '2025-01-01',
      },
      paid('p1', '2025-01-02', '10.00', { dealId: 'd' }),
    ]);
    expect([...ledger.parts.counts.subarray(0, ledger.parts.length)]).toEqual([1, 1, 1, 0]);
  });
});
