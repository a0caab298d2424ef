import { funnel, lifecycle, loyalty } from 'clientele';
import { factsOf, type ToldEvent } from '@clientele/core/testing';
import fc from 'fast-check';

const euro = (minor: number) => ({ minor, currency: 'EUR' });
const motions = ['inbound', 'outbound'] as const;

// The catalogue checks the pairing of types and bodies again.
const told = (occurredAt: string, type: string, data: object): ToldEvent =>
  ({ clientId: 'acme', type, data, occurredAt }) as ToldEvent;

const dateOf = (day: number): string => `2026-02-${String(day).padStart(2, '0')}`;

/** By question, the motions of the deals that it finds paid. */
function paidAccordingTo(steps: readonly Step[]) {
  const events = [
    told('2026-01-01', 'ClientRegistered', { kind: 'organisation', name: { sealed: 'x' } }),
    told('2026-01-02', 'DealOpened', { dealId: 'd1', motion: 'inbound', amount: euro(100) }),
    told('2026-01-02', 'DealOpened', { dealId: 'd2', motion: 'outbound', amount: euro(100) }),
    ...steps.map(([type, data], n) => told(dateOf(n + 1), type, data)),
  ];
  const paid = (isPaid: (asked: Readonly<{ at: string; filter: object }>) => boolean) =>
    motions.filter((motion) => isPaid({ at: '2026-03-01', filter: { motion } }));
  const facts = factsOf({ ...funnel.tables, ...lifecycle.tables, ...loyalty.tables }, events);
  return {
    funnel: paid((asked) => (funnel.report(facts, asked).stages['delivery']?.reached ?? 0) > 0),
    lifecycle: paid((asked) => lifecycle.of(facts, 'acme', asked).status !== 'prospect'),
    loyalty: paid((asked) => loyalty.report(facts, asked).index.ever.of > 0),
  };
}

type Step = readonly [type: string, data: object];

const payment = (minor: number, about: object): Step => [
  'PaymentReceived',
  { paymentId: `p-${String(minor)}`, amount: euro(minor), ...about },
];
const signed: Step = ['ContractSigned', { contractId: 'c1', dealId: 'd1' }];

type Names = Readonly<Record<string, readonly string[]>>;

/** A step that names some things, and perhaps others. */
function named(type: string, needed: Names, perhaps: Names, more: object = {}): fc.Arbitrary<Step> {
  const one = (names: readonly string[]) => fc.constantFrom(...names);
  const record = fc.record(
    Object.fromEntries(Object.entries({ ...needed, ...perhaps }).map(([name, names]) => [name, one(names)])),
    { requiredKeys: Object.keys(needed) },
  );
  return record.map((data) => [type, { ...data, ...more }]);
}

const [deals, invoices, contracts] = [
  ['d1', 'd2'],
  ['i1', 'i2'],
  ['c1', 'c2'],
] as const;
const [offers, deliveries, payments] = [
  ['o1', 'o2'],
  ['v1', 'v2'],
  ['p1', 'p2'],
] as const;
const papers = { dealId: deals, invoice: invoices, contractId: contracts };
// Of nothing: they move no deal, and say of which deal their invoice and their contract are.
const nothing = { amount: euro(0) };
const refund = { refundId: 'r', amount: euro(1) };
const refusal = { by: 'client', category: 'price' };
const steps = fc.array(
  fc.oneof(
    named('InvoiceIssued', { invoice: invoices }, { dealId: deals, contractId: contracts }, { amount: euro(100) }),
    named('OfferMade', { offerId: offers, dealId: deals }, {}, { revision: 1, amount: euro(100) }),
    named('ContractSigned', { contractId: contracts }, { dealId: deals, offerId: offers }),
    named('ContractRenewed', { contractId: contracts }, { dealId: deals, offerId: offers }),
    named('ContractRejected', { contractId: contracts }, { dealId: deals, offerId: offers }, refusal),
    named(
      'DeliveryPromised',
      { deliveryId: deliveries },
      { dealId: deals, invoice: invoices },
      { promisedFor: '2026-03-01' },
    ),
    named('DocumentSent', {}, { ...papers, offerId: offers }, { documentId: 'x', kind: 'letter' }),
    named('PaymentReceived', { paymentId: payments }, papers, nothing),
    named('PaymentRefunded', {}, { paymentId: payments, dealId: deals, invoice: invoices }, refund),
  ),
  { maxLength: 8 },
);
const last = fc.constantFrom({ invoice: 'i1' }, { contractId: 'c1' }, { invoice: 'i1', contractId: 'c1' });

describe('money that does not name its deal', () => {
  it.each([
    [
      'an invoice that an earlier payment named with its deal',
      [payment(0, { dealId: 'd1', invoice: 'i1' })],
      { invoice: 'i1' },
    ],
    [
      'a contract that an earlier payment named with its deal',
      [payment(0, { dealId: 'd1', contractId: 'c1' })],
      { contractId: 'c1' },
    ],
    [
      'an invoice of a contract',
      [signed, ['InvoiceIssued', { invoice: 'i1', contractId: 'c1', amount: euro(100) }]],
      { invoice: 'i1' },
    ],
    [
      'a contract whose invoice names the deal',
      [['InvoiceIssued', { invoice: 'i1', contractId: 'c1', dealId: 'd1', amount: euro(100) }]],
      { contractId: 'c1' },
    ],
    [
      'an invoice that a payment of a contract named',
      [signed, payment(0, { invoice: 'i1', contractId: 'c1' })],
      { invoice: 'i1' },
    ],
    [
      'a contract that was renewed for a deal',
      [['ContractRenewed', { contractId: 'c1', dealId: 'd1' }]],
      { contractId: 'c1' },
    ],
  ] as const)('is of the deal of %s, whoever is asked', (_, before, about) => {
    const inbound = { funnel: ['inbound'], lifecycle: ['inbound'], loyalty: ['inbound'] };
    expect(paidAccordingTo([...before, payment(100, about)])).toEqual(inbound);
  });

  it.each([
    [
      'an invoice of a payment whose id an earlier payment had',
      [payment(0, { dealId: 'd1' }), payment(0, { invoice: 'i1' })],
      { invoice: 'i1' },
    ],
    [
      'an invoice that only a refund named with a payment',
      [
        payment(50, {}),
        ['PaymentRefunded', { refundId: 'r', paymentId: 'p-50', invoice: 'i1', dealId: 'd1', amount: euro(50) }],
      ],
      { invoice: 'i1' },
    ],
    [
      'a contract that only a document named with its deal',
      [['DocumentSent', { documentId: 'x', kind: 'letter', dealId: 'd1', contractId: 'c1' }]],
      { contractId: 'c1' },
    ],
  ] as const)('is of no deal for %s, whoever is asked', (_, before, about) => {
    const figures = paidAccordingTo([...before, payment(100, about)]);
    expect(figures).toEqual({ funnel: [], lifecycle: [], loyalty: [] });
  });

  it('is of the same deal in the funnel, in the lifecycle and in loyalty', () => {
    fc.assert(
      fc.property(steps, last, (before, about) => {
        const { funnel: according, ...others } = paidAccordingTo([...before, payment(1000, about)]);
        expect(others).toEqual({ lifecycle: according, loyalty: according });
      }),
    );
  });
});
