import type { ToldEvent } from '@clientele/core/testing';
import fc from 'fast-check';

const day = 86_400_000;
const base = Date.UTC(2025, 0, 1);
export const dateAt = (days: number): string => new Date(base + days * day).toISOString();

type Told = Readonly<{ clientId: string; type: string; data: object }>;

const clientId = fc.constantFrom('a', 'b', 'c');
const direction = fc.constantFrom('ovens', 'mixers', undefined);
const minor = fc.constantFrom(0, 500, 1000);
const paymentId = fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6');
const amountOf = (amount: number) => ({ minor: amount, currency: 'EUR' });

const payment = fc
  .record({
    clientId,
    paymentId,
    lines: fc.array(fc.record({ direction, minor }), { minLength: 1, maxLength: 2 }),
    sale: fc.constantFrom({}, { dealId: 'd1' }, { invoice: 'i1' }, { contractId: 'k' }),
    owner: fc.constantFrom({}, { owner: 'ann' }),
  })
  .map(({ clientId: id, paymentId: payment, lines, sale, owner }): Told => {
    const told = lines.map((line) => ({
      ...(line.direction === undefined ? {} : { direction: line.direction }),
      amount: amountOf(line.minor),
    }));
    const amount = amountOf(lines.reduce((sum, line) => sum + line.minor, 0));
    return {
      clientId: id,
      type: 'PaymentReceived',
      data: { paymentId: payment, amount, lines: told, ...sale, ...owner },
    };
  });

const refund = fc
  .record({ clientId, paymentId: fc.option(paymentId, { nil: undefined }), minor: fc.constantFrom(500, 1000, 1500) })
  .map(({ clientId: id, paymentId: payment, minor: amount }): Told => {
    const what = payment === undefined ? { invoice: 'i1' } : { paymentId: payment };
    return { clientId: id, type: 'PaymentRefunded', data: { refundId: 'r', amount: amountOf(amount), ...what } };
  });

const said = fc
  .tuple(
    clientId,
    fc.constantFrom<Omit<Told, 'clientId'>>(
      { type: 'ClientRegistered', data: { kind: 'organisation', name: 'n', industry: 'bakeries', source: 'web' } },
      { type: 'ClientProfileChanged', data: { industry: 'farms' } },
      { type: 'ClientChurned', data: { category: 'price', voluntary: true } },
      { type: 'ClientReleased', data: { category: 'cost' } },
      { type: 'ClientArchived', data: {} },
      { type: 'OwnerAssigned', data: { employee: 'ann', role: 'account-manager' } },
      { type: 'OwnerHandedOver', data: { from: 'ann', to: 'bob', role: 'account-manager' } },
      { type: 'ContractSigned', data: { contractId: 'k', directions: ['ovens'], until: '2025-03-01', frame: true } },
      { type: 'ContractRenewed', data: { contractId: 'k', until: '2025-08-01' } },
      { type: 'InvoiceIssued', data: { invoice: 'i1', contractId: 'k', amount: amountOf(500) } },
      { type: 'ContractAmended', data: { contractId: 'k', dealId: 'd1' } },
      { type: 'ContractTerminated', data: { contractId: 'k', by: 'client' } },
      {
        type: 'DealOpened',
        data: { dealId: 'd1', motion: 'inbound', products: [{ product: 'x', direction: 'racks', quantity: 1 }] },
      },
    ),
  )
  .map(([id, what]): Told => ({ clientId: id, ...what }));

const merge = fc
  .constantFrom('ClientMerged', 'ClientMergeUndone')
  .map((type): Told => ({ clientId: 'c', type, data: { intoClientId: 'a' } }));

const correction = fc
  .tuple(clientId, fc.integer({ min: 0, max: 4 }), fc.boolean(), fc.integer({ min: 0, max: 300 }))
  .map(([id, revision, retracted, at]): Told =>
    retracted
      ? { clientId: id, type: 'EventRetracted', data: { revision, why: 'wrong' } }
      : {
          clientId: id,
          type: 'EventCorrected',
          data: {
            revision,
            type: 'PaymentReceived',
            schemaVersion: 1,
            data: { paymentId: 'p1', amount: amountOf(700) },
            occurredAt: dateAt(at),
            why: 'wrong',
          },
        },
  );

const event = fc
  .record({
    told: fc.oneof(
      { weight: 8, arbitrary: payment },
      { weight: 2, arbitrary: refund },
      { weight: 4, arbitrary: said },
      { weight: 1, arbitrary: merge },
      { weight: 1, arbitrary: correction },
    ),
    at: fc.integer({ min: 0, max: 300 }),
    late: fc.constantFrom(0, 0, 0, 1, 40, 200),
  })
  .map(({ told, at, late }): ToldEvent => {
    const times = { occurredAt: dateAt(at), recordedAt: dateAt(at + late) };
    // The pairing of types and bodies is what the generators above give: the catalogue checks it again.
    return { ...told, ...times } as ToldEvent;
  });

/** Events of a few clients in which everything may happen, at any time, recorded at once or late. */
export const anyCompany = fc.array(event, { maxLength: 24 });

/** The same events in another order of the log that keeps each stream's order. */
export const interleaved = (events: readonly ToldEvent[], picks: readonly number[]): readonly ToldEvent[] => {
  const streams = [...new Set(events.map((e) => e.clientId))].map((id) => events.filter((e) => e.clientId === id));
  const order: ToldEvent[] = [];
  for (let i = 0; order.length < events.length; i++) {
    const waiting = streams.filter((stream) => stream.length > 0);
    const next = waiting[(picks[i % picks.length] ?? 0) % waiting.length]?.shift();
    if (next !== undefined) order.push(next);
  }
  return order;
};
