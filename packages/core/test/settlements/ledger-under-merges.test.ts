import { eur, type Facts, type Ledger, ledgerAt, settlementTables } from '@clientele/core';
import { factsOf, type ToldEvent } from '@clientele/core/testing';
import fc from 'fast-check';

const day = (n: number): string => new Date(Date.UTC(2025, 0, 1 + n)).toISOString();
const clientId = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const days = fc.nat(100);

const payment = fc
  .record({ clientId, n: days, deal: fc.option(fc.constantFrom('d1', 'd2')) })
  .map(({ clientId: of, n, deal }): ToldEvent => ({
    clientId: of,
    type: 'PaymentReceived',
    data: { paymentId: `p-${String(n)}`, amount: eur('10.00'), ...(deal === null ? {} : { dealId: deal }) },
    occurredAt: day(n),
  }));
const refund = fc.record({ clientId, n: days, of: days }).map(({ clientId: by, n, of }): ToldEvent => ({
  clientId: by,
  type: 'PaymentRefunded',
  data: { refundId: `r-${String(n)}`, paymentId: `p-${String(of)}`, amount: eur('10.00') },
  occurredAt: day(n),
}));
const merge = fc.record({ clientId, into: clientId, n: days }).map(({ clientId: of, into, n }): ToldEvent => ({
  clientId: of,
  type: 'ClientMerged',
  data: { intoClientId: into },
  occurredAt: day(n),
}));
const deal = fc
  .record({ clientId, n: days, id: fc.constantFrom('d1', 'd2') })
  .map(({ clientId: of, n, id }): ToldEvent => ({
    clientId: of,
    type: 'DealOpened',
    data: {
      dealId: id,
      motion: 'inbound',
      products: [
        { product: 'oven', quantity: 1, direction: 'ovens' },
        { product: 'rack', quantity: 1, direction: 'racks' },
      ],
    },
    occurredAt: day(n),
  }));
const registered = ['a', 'b', 'c', 'd', 'e'].map((of): ToldEvent => ({
  clientId: of,
  type: 'ClientRegistered',
  data: { kind: 'organisation', name: of },
  occurredAt: day(0),
}));

/** All that a ledger holds, column by column, cut to length. */
function contentOf({ parts, settlements, currencies, ...ledger }: Ledger) {
  const cut = (columns: object, length: number) =>
    Object.entries(columns).map(([name, column]: [string, unknown]) => [
      name,
      ArrayBuffer.isView(column) ? Array.from(column as Float64Array).slice(0, length) : column,
    ]);
  return {
    ...ledger,
    currencies: [...currencies],
    parts: cut(parts, parts.length),
    settlements: cut(settlements, settlements.length),
  };
}

describe('a ledger under other merges', () => {
  it('made of the one before is that made anew', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(payment, payment, refund, merge, deal), { maxLength: 25 }),
        fc.array(days, { minLength: 2, maxLength: 5 }),
        (events, moments) => {
          const told = [...registered, ...events].sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
          const facts = (): Facts<typeof settlementTables> => factsOf(settlementTables, told);
          const asked = facts();
          for (const n of moments) {
            const moment = { at: Date.parse(day(n)), knownAt: Infinity };
            expect(contentOf(ledgerAt(asked, moment))).toEqual(contentOf(ledgerAt(facts(), moment)));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
