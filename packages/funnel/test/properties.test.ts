import { Facts, type FactRow, instant, positionFrom } from '@clientele/core';
import { reportInParts } from '@clientele/core/testing';
import fc from 'fast-check';

import { type FunnelPolicyInput, funnel, sightOf, transitionsBetween } from '../src/index.ts';

const day = 86_400_000;
const start = Date.parse('2026-01-01T00:00:00.000Z');
const dateOf = (days: number) => new Date(start + days * day).toISOString();
const eur = (minor: number) => ({ minor, currency: 'EUR' });

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

function rowOf(clientId: string, revision: number, occurred: number, recorded: number, { type, data }: Body): FactRow {
  const times = { occurredAt: start + occurred * day, recordedAt: start + recorded * day };
  return { clientId, revision, type, schemaVersion: 1, imported: false, data, ...times };
}

const streams = fc.tuple(stream('acme'), stream('bolt'), stream('cask'));

function factsFrom(...pages: readonly (readonly FactRow[])[]) {
  const facts = new Facts(funnel.tables, (_type, _version, data) => data);
  for (const rows of pages) append(facts, rows);
  return facts;
}

function append(facts: Facts<typeof funnel.tables>, rows: readonly FactRow[]) {
  facts.append({
    rows,
    hashes: new Uint8Array(rows.length * 32),
    position: positionFrom('1'),
    atEnd: true,
  } as Parameters<typeof facts.append>[0]);
  facts.now = start + 400 * day;
}

function figuresOf(facts: Facts<typeof funnel.tables>, asked = {}, policy = { leastHistory: 1 }) {
  const { header: _, ...figures } = funnel.report(facts, asked, policy);
  const clients = ['acme', 'bolt', 'cask'].filter((id) => facts.clients.find(id) > 0);
  return { figures, clients: clients.map((id) => funnel.of(facts, id, asked, policy)) };
}

/** Any interleaving that keeps the order of each stream. */
const interleaved = (all: readonly (readonly FactRow[])[], order: readonly number[]) => {
  const left = all.map((rows) => [...rows]);
  const rows: FactRow[] = [];
  for (const pick of order) {
    const from = left.filter((rest) => rest.length > 0);
    const next = from[pick % Math.max(1, from.length)]?.shift();
    if (next !== undefined) rows.push(next);
  }
  return [...rows, ...left.flat()];
};
const order = fc.array(fc.nat(), { maxLength: 60 });

const targets = (['turnover', 'won value', 'won deals', 'opened deals'] as const).map((measure, revision) => {
  const target = measure.endsWith('deals') ? 4 : eur(100_000);
  const level = revision % 2 === 0 ? { level: 'company' } : { level: 'client', clientId: 'acme' };
  const data = { for: level, measure, target, from: '2026-01-01', to: '2026-04-01' };
  return rowOf('company', revision, 0, 0, { type: 'SalesTargetSet', data });
});

describe('Whatever happened to deals', () => {
  test('any interleaving that keeps the order of each stream gives the same figures', () => {
    fc.assert(
      fc.property(streams, order, (all, picks) => {
        expect(figuresOf(factsFrom(interleaved(all, picks)))).toEqual(figuresOf(factsFrom(all.flat())));
      }),
    );
  });

  test('the figures as of a moment are those of a log that holds only what was true and known then', () => {
    fc.assert(
      fc.property(streams, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 120 }), (all, at, knownAt) => {
        const asked = { at: dateOf(at), knownAt: dateOf(knownAt) };
        const then = all
          .flat()
          .filter(({ recordedAt }) => recordedAt < start + knownAt * day)
          .flatMap((row) => trueBefore(row, start + at * day));
        const clients = new Set(then.map(({ clientId }) => clientId));
        fc.pre(clients.size === 3 && at > 0);
        expect(figuresOf(factsFrom(all.flat()), asked)).toEqual(figuresOf(factsFrom(then), { at: asked.at }));
      }),
    );
  });

  test('figures that grow page by page are those computed from scratch', () => {
    fc.assert(
      fc.property(streams, order, fc.integer({ min: 1, max: 5 }), (all, picks, size) => {
        const rows = interleaved(all, picks);
        const facts = factsFrom([]);
        for (let i = 0; i < rows.length; i += size) {
          append(facts, rows.slice(i, i + size));
          funnel.report(facts);
        }
        expect(figuresOf(facts)).toEqual(figuresOf(factsFrom(rows)));
      }),
    );
  });

  test('the report is the same to the last digit when it is added up from partial results', () => {
    const names = ['acme', 'bolt', 'cask'] as const;
    const merges = fc.array(fc.tuple(fc.nat(2), fc.constantFrom(1, 2), fc.integer({ min: 0, max: 110 })), {
      maxLength: 2,
    });
    const policies = fc.constantFrom<FunnelPolicyInput>(
      { leastHistory: 1 },
      { leastHistory: 1, ageing: { timesMedian: 0.5 }, velocity: { deals: 'opened in window', days: 'all closed' } },
      { zone: 'America/New_York', ageing: { days: { offer: 3 } }, forecastBefore: 'month ends' },
    );
    const filters = fc.constantFrom(
      {},
      {},
      { motion: 'inbound' as const },
      { owner: 'ann' },
      { window: { from: dateOf(20), to: dateOf(50) } },
    );
    const moment = fc.integer({ min: 1, max: 120 }).map(dateOf);
    fc.assert(
      fc.property(
        fc.tuple(streams, merges),
        fc.constantFrom(1, 2, 7),
        moment,
        fc.constantFrom(60, 115, 400).map(dateOf),
        policies,
        filters,
        ([all, merged], of, at, knownAt, policy, filter) => {
          const last = all.map((rows, i) => [
            ...rows,
            ...merged
              .filter(([from]) => from === i)
              .map(([, step, when], number) => {
                const intoClientId = names[(i + step) % 3];
                const body = { type: 'ClientMerged', data: { intoClientId } };
                return rowOf(names[i] ?? '', rows.length + number, when, Math.max(when, 110), body);
              }),
          ]);
          const facts = factsFrom([...targets, ...last.flat()]);
          const asked = { at, knownAt, filter };
          const report = JSON.stringify(funnel.report(facts, asked, policy));
          expect(JSON.stringify(reportInParts(funnel, facts, of, asked, policy))).toBe(report);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('what is told in steps ends where one look ends, and each step begins where the one before ended', () => {
    fc.assert(
      fc.property(streams, fc.array(fc.integer({ min: 1, max: 110 }), { maxLength: 5 }), (all, moments) => {
        const facts = factsFrom(all.flat());
        const places = new Map<string, string | null>();
        let before: ReturnType<typeof sightOf> | undefined;
        for (const moment of [...moments.sort((a, b) => a - b), 390]) {
          const sight = sightOf(facts, { at: dateOf(moment), knownAt: dateOf(moment) });
          for (const { clientId, dealId: id, to } of transitionsBetween(before, sight))
            places.set(`${clientId} ${id}`, to);
          before = sight;
        }
        const once = new Map(
          transitionsBetween(undefined, sightOf(facts)).map(({ clientId, dealId: id, to }) => [
            `${clientId} ${id}`,
            to,
          ]),
        );
        const known = [...places].filter(([, to]) => to !== null);
        expect(new Map(known)).toEqual(once);
      }),
    );
  });

  test('what is told while the clock goes on in two stretches is what is told over both together', () => {
    const told = (facts: Facts<typeof funnel.tables>, after: number, until: number) =>
      funnel.transitions().between(facts, { after: instant(dateOf(after)), until: instant(dateOf(until)) });
    fc.assert(
      fc.property(streams, fc.integer({ min: 0, max: 120 }), (all, middle) => {
        const facts = factsFrom(all.flat());
        expect([...told(facts, -1, middle), ...told(facts, middle, 400)]).toEqual(told(facts, -1, 400));
        const known = factsFrom(all.flat().filter(({ recordedAt }) => recordedAt < start + middle * day));
        expect(told(known, -1, middle)).toEqual(told(facts, -1, middle));
      }),
    );
  });
});

/** The row as it stands in a log of what was true before a moment; a correction always takes back what was wrong. */
function trueBefore(row: FactRow, at: number): readonly FactRow[] {
  if (row.type === 'EventRetracted') return [row];
  if (row.type !== 'EventCorrected') return row.occurredAt < at ? [row] : [];
  const { revision, occurredAt } = row.data as { revision: number; occurredAt: string };
  return [Date.parse(occurredAt) < at ? row : { ...row, type: 'EventRetracted', data: { revision } }];
}
