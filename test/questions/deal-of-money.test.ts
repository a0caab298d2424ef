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
function named(type: string, needed: Names, perhaps: Names): fc.Arbitrary<Step> {
  const one = (names: readonly string[]) => fc.constantFrom(...names);
  const record = fc.record(
    Object.fromEntries(Object.entries({ ...needed, ...perhaps }).map(([name, names]) => [name, one(names)])),
    { requiredKeys: Object.keys(needed) },
  );
  const more = { PaymentReceived: { paymentId: 'p-0', amount: euro(0) }, InvoiceIssued: { amount: euro(100) } }[type];
  return record.map((data) => [type, { ...data, ...more }]);
}

const steps = fc.array(
  fc.oneof(
    named('InvoiceIssued', { invoice: ['i1', 'i2'] }, { dealId: ['d1', 'd2'], contractId: ['c1', 'c2'] }),
    named('ContractSigned', { contractId: ['c1', 'c2'] }, { dealId: ['d1', 'd2'] }),
    // Of nothing: it moves no deal, and says of which deal its invoice and its contract are.
    named('PaymentReceived', {}, { dealId: ['d1', 'd2'], invoice: ['i1', 'i2'], contractId: ['c1', 'c2'] }),
  ),
  { maxLength: 6 },
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
  ] as const)('is of the deal of %s, whoever is asked', (_, before, about) => {
    const inbound = { funnel: ['inbound'], lifecycle: ['inbound'], loyalty: ['inbound'] };
    expect(paidAccordingTo([...before, payment(100, about)])).toEqual(inbound);
  });

  it('is of the same deal in the funnel, in the lifecycle and in loyalty', () => {
    fc.assert(
      fc.property(steps, last, (before, about) => {
        const { funnel: according, ...others } = paidAccordingTo([...before, payment(100, about)]);
        expect(others).toEqual({ lifecycle: according, loyalty: according });
      }),
    );
  });
});
