import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import {
  clientStatuses,
  scopeAt,
  settlementTables,
  type Status,
  statusOfCode,
  type StatusPolicy,
} from '@clientele/core';
import { factsOf, type ToldEvent } from '@clientele/core/testing';

type Paid = Readonly<{ at: number; refundedAt: number }>;
type Story = Readonly<{ payments: readonly Paid[]; endings: readonly number[] }>;

const hour = 3_600_000;
const base = Date.UTC(2026, 0, 1);
const iso = (at: number) => new Date(at).toISOString();
const rolling: StatusPolicy = {
  zone: 'Europe/Berlin',
  period: { months: 1 },
  periods: [],
  alignment: 'rolling',
  fiscalMonth: 1,
};
const policies: readonly StatusPolicy[] = [
  rolling,
  { ...rolling, period: { days: 20 } },
  { ...rolling, alignment: 'month' },
  { ...rolling, alignment: 'quarter', fiscalMonth: 2 },
];

/** Section by section what the rule says, and nothing else: slow and plain. */
function oracle({ payments, endings }: Story, policy: StatusPolicy, moment: number): Status {
  const counted = payments
    .filter(({ at, refundedAt }) => at < moment && refundedAt >= moment)
    .sort((a, b) => a.at - b.at);
  const last = counted.at(-1);
  const first = counted[0];
  if (last === undefined || first === undefined) return 'prospect';
  const endedBetween = (from: number, to: number) => endings.some((e) => e >= from && e < to);
  const comeBack = ({ at }: Paid, i: number) => {
    const previous = counted[i - 1];
    if (previous === undefined) return false;
    return at >= activeUntil(previous.at, policy) || endedBetween(previous.at, at);
  };
  if (endedBetween(last.at, moment) || moment >= activeUntil(last.at, policy)) return 'lost';
  if (counted.some((c, i) => comeBack(c, i) && moment < freshUntil(c.at, policy))) return 'restored';
  return moment < freshUntil(first.at, policy) ? 'new' : 'regular';
}

const zoned = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

function periodEnd(at: number, { zone, alignment, fiscalMonth }: StatusPolicy, periods: number) {
  const months = alignment === 'month' ? 1 : 3;
  let start = zoned(at, zone).with({ day: 1 }).startOfDay();
  while ((start.month - fiscalMonth + 12) % months !== 0) start = start.subtract({ months: 1 });
  return start.add({ months: months * periods }).startOfDay().epochMilliseconds;
}

const reached = new Map<string, number>();

/** Until when a settlement keeps a client active; remembered, since the oracle asks again and again. */
function activeUntil(at: number, policy: StatusPolicy): number {
  const key = `${String(at)} ${JSON.stringify(policy)}`;
  const until = reached.get(key) ?? reachOf(at, policy);
  reached.set(key, until);
  return until;
}

function reachOf(at: number, policy: StatusPolicy): number {
  if (policy.alignment !== 'rolling') return periodEnd(at, policy, 2);
  return zoned(at, policy.zone).add(policy.period).epochMilliseconds;
}

function freshUntil(at: number, policy: StatusPolicy): number {
  return policy.alignment === 'rolling' ? activeUntil(at, policy) : periodEnd(at, policy, 1);
}

const instant = fc.integer({ min: 0, max: 40 * 24 }).map((n) => base + n * 5 * hour);
const story = fc.record({
  payments: fc.uniqueArray(
    fc.tuple(instant, fc.option(instant, { nil: undefined })).map(([at, refund]) => ({
      at,
      refundedAt: refund === undefined || refund < at ? Infinity : refund + 1,
    })),
    { selector: ({ at }) => at, maxLength: 7 },
  ),
  // Never at the instant of a payment: which came first is told by the place in the stream.
  endings: fc.array(
    instant.map((at) => at + 2),
    { maxLength: 2 },
  ),
});

function eventsOf({ payments, endings }: Story): ToldEvent[] {
  const amount = { minor: 500, currency: 'EUR' };
  const paid = payments.flatMap(({ at, refundedAt }, i): ToldEvent[] => {
    const paymentId = `p${String(i)}`;
    const payment: ToldEvent = {
      clientId: 'acme',
      type: 'PaymentReceived',
      data: { paymentId, amount },
      occurredAt: iso(at),
    };
    if (refundedAt === Infinity) return [payment];
    const data = { refundId: `r${String(i)}`, paymentId, amount };
    return [payment, { clientId: 'acme', type: 'PaymentRefunded', data, occurredAt: iso(refundedAt) }];
  });
  const left = endings.map((at): ToldEvent => ({
    clientId: 'acme',
    type: 'ClientChurned',
    data: { category: 'price', voluntary: true },
    occurredAt: iso(at),
  }));
  return [...paid, ...left];
}

describe('the status of a client', () => {
  it.each(policies)('is what the rule says at every moment ($alignment, $period)', (policy) => {
    fc.assert(
      fc.property(story, (told) => {
        const facts = factsOf(settlementTables, eventsOf(told));
        const horizon = base + 300 * 24 * hour;
        const changes: { status: Status; effective: number }[] = [];
        const scope = scopeAt(facts, { at: horizon, knownAt: Infinity });
        clientStatuses(facts, scope, policy, (_client, status, at, cause) => {
          const effective = cause === 'clock' ? at : at + 0.5;
          changes.push({ status: statusOfCode(status), effective });
        });
        const { payments, endings } = told;
        const instants = [
          ...payments.flatMap(({ at, refundedAt }) => [at, refundedAt]),
          ...payments.flatMap(({ at }) => [activeUntil(at, policy), freshUntil(at, policy)]),
          ...endings,
        ].filter((at) => at < horizon);
        for (const at of instants.flatMap((i) => [i - 1, i, i + 1])) {
          const expected = oracle(told, policy, at);
          const walked = changes.findLast(({ effective }) => effective <= at);
          expect(walked?.status ?? 'prospect').toBe(expected);
          const asOf = scopeAt(facts, { at, knownAt: Infinity });
          const code = clientStatuses(facts, asOf, policy)[facts.clients.find('acme')] ?? 0;
          expect(statusOfCode(code)).toBe(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is lost, then restored, by a settlement exactly when the period ends', () => {
    const payments = [
      { at: Date.UTC(2025, 10, 14), refundedAt: Infinity },
      { at: Date.UTC(2026, 1, 14), refundedAt: Infinity },
    ];
    const facts = factsOf(settlementTables, eventsOf({ payments, endings: [] }));
    const policy = { ...rolling, zone: 'UTC', period: { months: 3 } };
    const told: string[] = [];
    const scope = scopeAt(facts, { at: Date.UTC(2026, 2, 31), knownAt: Infinity });
    clientStatuses(facts, scope, policy, (_client, status, at, cause) => {
      told.push(`${iso(at).slice(0, 10)} ${statusOfCode(status)} (${cause})`);
    });
    expect(told).toEqual([
      '2025-11-14 new (settlement)',
      '2026-02-14 lost (clock)',
      '2026-02-14 restored (settlement)',
    ]);
  });
});
