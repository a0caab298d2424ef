import { eur, instantOf } from '@clientele/core';
import { addEvents, factsOf, type ToldEvent } from '@clientele/core/testing';
import * as fc from 'fast-check';

import { controlPoints, type ControlPointsPolicyInput, pointKinds } from '../src/index.ts';
import { type Data, registered, told } from './told.ts';

const start = Date.parse('2026-01-02T00:00:00Z');
const day = (n: number) => instantOf(start + n * 86_400_000).slice(0, 10);
const policy: ControlPointsPolicyInput = { within: { contact: { days: 9 } } };

/** Anything that can set or end a point, about few things, in a few weeks. */
const anyEvent = fc
  .record({
    kind: fc.nat(21),
    client: fc.constantFrom('ada', 'bob', 'cem'),
    id: fc.constantFrom('x', 'y'),
    dealId: fc.constantFrom('d', 'e'),
    hour: fc.integer({ min: 0, max: 40 * 24 }),
    delay: fc.constantFrom(0, 0, 0, 5),
    date: fc.integer({ min: 0, max: 60 }).map(day),
    euros: fc.constantFrom('40.00', '60.00', '100.00'),
  })
  .map(({ kind, client, id, dealId, hour, delay, date, euros }): ToldEvent => {
    const at = instantOf(start + hour * 3_600_000);
    const tell = <T extends ToldEvent['type']>(type: T, data: Data<T>): ToldEvent => ({
      ...told(at, type, data, client),
      recordedAt: instantOf(start + hour * 3_600_000 + delay * 86_400_000),
    });
    const amount = eur(euros);
    const offer = { offerId: id, dealId, revision: 1 };
    const makers: readonly (() => ToldEvent)[] = [
      () => tell('ClientContacted', { direction: 'proactive', channel: 'meeting', planId: id, dealId }),
      () => tell('MeetingMinutesSent', { dealId }),
      () => tell('MeetingMinutesSent', { heldOn: date }),
      () => tell('NextContactPlanned', { planId: id, date, purpose: 'call' }),
      () => tell('RequestReceived', { requestId: id, channel: 'email' }),
      () => tell('AnswerPromised', { requestId: id, promisedFor: date }),
      () => tell('RequestAnswered', { requestId: id }),
      () => tell('OfferMade', { ...offer, validUntil: date }),
      () => tell('OfferDeclined', { ...offer, category: 'price', retryOn: date }),
      () => tell('OfferAccepted', offer),
      () => tell('DealLost', { dealId, stage: 'offer', category: 'price', retryOn: date }),
      () => tell('DealClosed', { dealId }),
      () => tell('DealReopened', { dealId, stage: 'offer' }),
      () => tell('InvoiceIssued', { invoice: id, dealId, amount, dueDate: date, validUntil: date }),
      () => tell('PaymentReceived', { paymentId: `p-${String(hour)}`, invoice: id, amount }),
      () => tell('DeliveryPromised', { deliveryId: id, dealId, promisedFor: date }),
      () => tell('Delivered', { deliveryId: id }),
      () => tell('ContractSigned', { contractId: id, dealId, until: date, noticeDays: 5 }),
      () => tell('ContractRenewed', { contractId: id }),
      () => tell('TaskAssigned', { taskId: id, employee: 'ann', what: 'call', dueDate: date }),
      () => tell('TaskDone', { taskId: id }),
      () => tell('EventRetracted', { revision: 1, why: 'a mistake' }),
    ];
    return (makers[kind] ?? makers[0]!)();
  });

const anyEvents = fc
  .array(anyEvent, { maxLength: 60 })
  // A stream is recorded in the order in which it is told.
  .map((events) => events.sort((a, b) => ((a.recordedAt ?? '') < (b.recordedAt ?? '') ? -1 : 1)))
  .map((events) => [...['ada', 'bob', 'cem'].map((client) => registered(client)), ...events]);
const anyMoment = fc.integer({ min: 0, max: 70 * 24 }).map((hour) => instantOf(start + hour * 3_600_000));

const answersOf = (events: readonly ToldEvent[], at: string, knownAt = at) => {
  const facts = factsOf(controlPoints.tables, events);
  const { header: _, ...report } = controlPoints.report(facts, { at, knownAt }, policy);
  return report;
};

describe('control points', () => {
  it('do not depend on how the streams of the log interleave', () => {
    fc.assert(
      fc.property(anyEvents, anyMoment, (events, at) => {
        const byClient = [...events].sort((a, b) => (a.clientId < b.clientId ? -1 : a.clientId > b.clientId ? 1 : 0));
        const reversed = ['cem', 'bob', 'ada'].flatMap((client) =>
          events.filter(({ clientId }) => clientId === client),
        );
        expect(answersOf(byClient, at)).toEqual(answersOf(events, at));
        expect(answersOf(reversed, at)).toEqual(answersOf(events, at));
      }),
    );
  });

  it('as of a moment are those that a log which ends there gives', () => {
    fc.assert(
      fc.property(anyEvents, anyMoment, (events, at) => {
        const known = events.filter(({ recordedAt, occurredAt }) => (recordedAt ?? `${occurredAt}T`) < at);
        expect(answersOf(events, '2026-06-01', at)).toEqual(answersOf(known, '2026-06-01', at));
      }),
    );
  });

  it('are the same when the log comes in pieces, and when it comes at once', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(60), anyMoment, (events, cut, at) => {
        const facts = factsOf(controlPoints.tables, events.slice(0, cut));
        controlPoints.report(facts, { at, knownAt: at }, policy);
        addEvents(facts, events.slice(cut));
        expect(controlPoints.report(facts, { at, knownAt: at }, policy)).toEqual(
          expect.objectContaining(answersOf(events, at)),
        );
      }),
    );
  });

  it('add up: over the points, over the clients, and over those that are decided or not', () => {
    fc.assert(
      fc.property(anyEvents, anyMoment, (events, at) => {
        const facts = factsOf(controlPoints.tables, events);
        const { all, byPoint } = controlPoints.report(facts, { at }, policy);
        expect(all.points).toBe(all.met + all.missed + all.pending);
        expect(Object.values(byPoint).reduce((sum, { points }) => sum + points, 0)).toBe(all.points);
        const clients = ['ada', 'bob', 'cem'].map((client) => controlPoints.of(facts, client, { at }, policy).points);
        expect(clients.flat()).toHaveLength(all.points);
        expect(Object.keys(byPoint).every((name) => pointKinds.some((kind) => kind === name))).toBe(true);
      }),
    );
  });

  it('change by the clock at no other instant than the next one told', () => {
    fc.assert(
      fc.property(anyEvents, anyMoment, (events, at) => {
        // All has happened and is known; from now on only time goes by.
        const facts = factsOf(controlPoints.tables, events);
        const from = at > '2026-02-20' ? at : '2026-02-20T00:00:00.000Z';
        const states = (moment: string) => controlPoints.of(facts, 'ada', { at: moment }, policy).counts;
        const next = controlPoints.next(facts, 'ada', { at: from }, policy);
        const until = next === undefined ? '2027-01-01T00:00:00.000Z' : instantOf(Date.parse(next) - 1);
        expect(states(until)).toEqual(states(from));
        if (next !== undefined) expect(states(next)).not.toEqual(states(from));
      }),
    );
  });
});
