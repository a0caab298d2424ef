import { Facts, type FactRow, positionFrom } from '@clientele/core';
import fc from 'fast-check';

import { funnel } from '../src/index.ts';

export const day = 86_400_000;
export const start = Date.parse('2026-01-01T00:00:00.000Z');
export const dateOf = (days: number) => new Date(start + days * day).toISOString();
export const eur = (minor: number) => ({ minor, currency: 'EUR' });

type Body = Readonly<{ type: string; data: Record<string, unknown> }>;

const dealId = fc.constantFrom('d1', 'd2');
const offer = fc.record({ offerId: fc.constantFrom('o1', 'o2'), dealId, revision: fc.constantFrom(1, 2) });
const amount = fc.integer({ min: 0, max: 100_000 }).map(eur);
const reason = fc.constantFrom('price', 'timing', 'no-decision');
const half = {
  instalments: [
    { percent: 50, due: 'on-signing' },
    { percent: 50, due: 'on-delivery' },
  ],
};
const stage = fc.constantFrom('presentation', 'offer', 'agreement', 'payment');
const step = (type: string, data: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Body> =>
  data.map((values) => ({ type, data: values }));

const bodies: fc.Arbitrary<Body> = fc.oneof(
  {
    weight: 4,
    arbitrary: step(
      'DealOpened',
      fc.record({
        dealId,
        amount,
        owner: fc.constantFrom('ann', 'bob'),
        motion: fc.constantFrom('inbound', 'outbound'),
      }),
    ),
  },
  step('PresentationHeld', fc.record({ dealId })),
  step(
    'OfferMade',
    fc.tuple(offer, amount).map(([of, worth]) => ({ ...of, amount: worth })),
  ),
  step('OfferRevised', offer),
  step('OfferAccepted', offer),
  step(
    'ContractSigned',
    fc.record({ contractId: fc.constantFrom('c1', 'c2'), dealId, total: amount, paymentTerms: fc.constant(half) }),
  ),
  step(
    'ContractRejected',
    fc.record({ contractId: fc.constantFrom('c1', 'c2'), by: fc.constant('client'), category: reason }),
  ),
  step('InvoiceIssued', fc.record({ invoice: fc.constantFrom('i1', 'i2'), dealId, amount })),
  step('PaymentReceived', fc.record({ paymentId: fc.constant('p'), invoice: fc.constantFrom('i1', 'i2'), amount })),
  step('PaymentReceived', fc.record({ paymentId: fc.constant('p'), contractId: fc.constantFrom('c1', 'c2'), amount })),
  step('Delivered', fc.record({ deliveryId: fc.constant('x'), dealId })),
  step('DealClosed', fc.record({ dealId, amount, reason })),
  step('DealLost', fc.record({ dealId, stage, category: reason })),
  step('DealReopened', fc.record({ dealId, stage })),
  step(
    'NextContactPlanned',
    fc.record({
      planId: fc.constantFrom('n1', 'n2'),
      date: fc.constantFrom('2026-02-01', '2026-04-01'),
      purpose: fc.constant('call'),
    }),
  ),
  step(
    'ForecastSubmitted',
    fc.record({
      dealId,
      category: fc.constantFrom('commit', 'pipeline'),
      amount,
      month: fc.constantFrom('2026-02', '2026-03'),
      owner: fc.constantFrom('ann', 'bob'),
    }),
  ),
  step('OwnerAssigned', fc.record({ employee: fc.constantFrom('ann', 'bob'), role: fc.constant('account-manager') })),
);

const told = fc.record({
  body: bodies,
  occurred: fc.integer({ min: 0, max: 90 }),
  waits: fc.integer({ min: 0, max: 20 }),
  corrects: fc.option(fc.nat(), { freq: 6 }),
});

/** A client's stream: recorded in order, happened in any; some events retract or correct an earlier one. */
const stream = (clientId: string) =>
  fc.array(told, { maxLength: 14 }).map((events) => {
    const rows: FactRow[] = [rowOf(clientId, 0, 0, 0, { type: 'ClientRegistered', data: { kind: 'organisation' } })];
    let recorded = 0;
    events.forEach(({ body, occurred, waits, corrects }, i) => {
      recorded = Math.max(recorded + waits, occurred);
      const wrong = corrects === null ? undefined : rows[corrects % rows.length];
      const isRight = wrong !== undefined && wrong.revision > 0 && !wrong.type.startsWith('Event');
      rows.push(rowOf(clientId, i + 1, occurred, recorded, isRight ? correction(wrong, body, occurred) : body));
    });
    return rows;
  });

function correction({ revision }: FactRow, { type, data }: Body, occurred: number): Body {
  if (occurred % 2 === 0) return { type: 'EventRetracted', data: { revision } };
  return { type: 'EventCorrected', data: { revision, type, schemaVersion: 1, data, occurredAt: dateOf(occurred) } };
}

export function rowOf(
  clientId: string,
  revision: number,
  occurred: number,
  recorded: number,
  { type, data }: Body,
): FactRow {
  const times = { occurredAt: start + occurred * day, recordedAt: start + recorded * day };
  return { clientId, revision, type, schemaVersion: 1, imported: false, data, ...times };
}

export const streams = fc.tuple(stream('acme'), stream('bolt'), stream('cask'));

export function factsFrom(...pages: readonly (readonly FactRow[])[]) {
  const facts = new Facts(funnel.tables, (_type, _version, data) => data);
  for (const rows of pages) append(facts, rows);
  return facts;
}

export function append(facts: Facts<typeof funnel.tables>, rows: readonly FactRow[]) {
  facts.append({
    rows,
    hashes: new Uint8Array(rows.length * 32),
    position: positionFrom('1'),
    atEnd: true,
  } as Parameters<typeof facts.append>[0]);
  facts.now = start + 400 * day;
}
