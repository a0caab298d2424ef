import { complete, decide, evolveAll, foldClient, instant, InvalidEvent, parseRules } from '@clientele/core';
import { correct, erasePersonalData, openDeal, refundPayment, retract, winBackClient } from '@clientele/core/commands';
import { given } from '@clientele/core/testing';

import { archived, churned, euros, logged, opened, paid, registered } from './acme.ts';

describe('a correction', () => {
  const story = given(registered, paid('p1', 100, {}));

  it('carries the type, the version and the time of the event, so that it can be read alone', () => {
    story.when(correct({ revision: 1, data: { paymentId: 'p1', amount: euros(80) }, why: 'typo' })).then({
      type: 'EventCorrected',
      data: {
        revision: 1,
        type: 'PaymentReceived',
        schemaVersion: 1,
        occurredAt: '2026-01-01T00:01:00.000Z',
        data: { paymentId: 'p1', amount: euros(80) },
      },
    });
  });

  it('counts at once, for the commands after it in the same call', () => {
    story
      .when(
        correct({ revision: 1, data: { paymentId: 'p1', amount: euros(80) }, why: 'typo' }),
        refundPayment({ paymentId: 'p1', amount: euros(81) }),
      )
      .thenRefused('REFUND_EXCEEDS_PAYMENT', { refundable: euros(80) });
    story
      .when(retract({ revision: 1, why: 'twice' }), refundPayment({ amount: euros(1) }))
      .thenRefused('REFUND_EXCEEDS_PAYMENT', { refundable: euros(0) });
  });

  it('may bring the right time', () => {
    given(registered, churned, { ...paid('p1', 100, {}), occurredAt: '2026-01-15' })
      .when(
        winBackClient({}),
        correct({
          revision: 2,
          data: { paymentId: 'p1', amount: euros(100) },
          occurredAt: '2026-02-15T00:00:00.000Z',
          why: 'typo',
        }),
        winBackClient({}),
      )
      .then({ type: 'ClientWonBack' }, { type: 'EventCorrected', data: { occurredAt: '2026-02-15T00:00:00.000Z' } });
  });

  it('must fit the schema of the event that it corrects', () => {
    const wrong = () => story.when(correct({ revision: 1, data: { amount: euros(-1) }, why: 'typo' }));
    expect(wrong).toThrow(InvalidEvent);
    expect(wrong).toThrow(/data\.(paymentId|amount)/);
  });

  it('names only what the client has', () => {
    const right = (about: object) =>
      correct({ revision: 1, data: { paymentId: 'p1', amount: euros(80), ...about }, why: 'typo' });
    story
      .when(right({ dealId: 'no-such-deal' }))
      .thenRefused('UNKNOWN_REFERENCE', { field: 'dealId', id: 'no-such-deal' });
    story
      .and(opened)
      .when(right({ dealId: 'd1' }))
      .then({ type: 'EventCorrected' });
  });

  it('takes a registration back only where nothing else stands', () => {
    const wrong = retract({ revision: 0, why: 'twice' });
    story.when(wrong).thenRefused('STILL_NEEDED', { revision: 0, type: 'ClientRegistered', later: 1 });
    story
      .when(retract({ revision: 1, why: 'twice' }), wrong)
      .then({ type: 'EventRetracted' }, { type: 'EventRetracted' });
  });

  it('is about an event that is there and that is no correction itself', () => {
    story.when(retract({ revision: 9, why: '-' })).thenRefused('NO_SUCH_EVENT', { revision: 9, last: 1 });
    story
      .when(retract({ revision: 1, why: '-' }), retract({ revision: 2, why: '-' }))
      .thenRefused('NOT_CORRECTABLE', { type: 'EventRetracted', about: 1 });
    given(registered)
      .when(erasePersonalData({ what: ['everything'], why: 'asked for' }), retract({ revision: 1, why: '-' }))
      .thenRefused('CLIENT_ERASED');
  });

  it('is retracted itself where it does not say which event it is about', () => {
    const [first, second] = logged(registered, paid('p1', 100, {}));
    if (first === undefined || second === undefined) throw new Error('nothing was logged');
    const history = [first, second, { ...second, type: 'EventCorrected', data: { why: 'typo' } }];
    const now = instant('2026-07-01T00:00:00Z');
    const rules = parseRules();
    const decided = (command: ReturnType<typeof retract> | ReturnType<typeof correct>) =>
      decide(complete(command, { now, key: 'k', rules }), foldClient(history), {
        ...{ clientId: 'acme', now, rules },
        history,
      });
    expect(decided(retract({ revision: 2, why: 'damaged' }))).toMatchObject([
      { type: 'EventRetracted', data: { revision: 2 } },
    ]);
    expect(() => decided(correct({ revision: 2, data: {}, why: '-' }))).toThrow(/does not say .* about: retract it/);
  });

  it('is retracted once, and a later correction brings the event back', () => {
    const again = correct({ revision: 1, data: { paymentId: 'p1', amount: euros(80) }, why: 'it was one after all' });
    story.when(retract({ revision: 1, why: '-' }), retract({ revision: 1, why: '-' })).then({ type: 'EventRetracted' });
    story
      .when(retract({ revision: 1, why: '-' }), again, refundPayment({ paymentId: 'p1', amount: euros(80) }))
      .then({ type: 'EventRetracted' }, { type: 'EventCorrected' }, { type: 'PaymentRefunded' });
  });

  it('is caused by the event that it is about', () => {
    const [event] = story.when(retract({ revision: 1, why: 'twice' })).events();
    expect(event?.meta.causationId).toBe('acme@1');
    const [other] = story.when(retract({ revision: 1, why: 'twice' }, { causationId: 'ticket-7' })).events();
    expect(other?.meta.causationId).toBe('ticket-7');
  });

  it('puts nothing into the future', () => {
    const data = { paymentId: 'p1', amount: euros(80) };
    story
      .when(correct({ revision: 1, data, occurredAt: '2026-08-01T00:00:00.000Z', why: 'typo' }))
      .thenRefused('IN_THE_FUTURE', { occurredAt: '2026-08-01T00:00:00.000Z' });
  });

  it('happens to a client that is archived or merged, and not to one that is unknown or erased', () => {
    const retraction = retract({ revision: 1, why: '-' });
    given(registered, archived).when(retraction).then({ type: 'EventRetracted' });
    given(registered, { type: 'ClientMerged', data: { intoClientId: 'other' } })
      .when(retraction)
      .then({ type: 'EventRetracted' });
    given().when(retraction).thenRefused('NOT_REGISTERED');
    given(registered, { type: 'PersonalDataErased', data: { what: ['everything'], why: 'asked for' } })
      .when(retraction)
      .thenRefused('CLIENT_ERASED');
  });

  it('of the archiving brings the client back', () => {
    given(registered, archived)
      .when(retract({ revision: 1, why: 'the wrong one' }), openDeal({}))
      .then({ type: 'EventRetracted' }, { type: 'DealOpened' });
  });
});

it('a state that has met a correction says that it is outdated, and a fold of the whole stream is not', () => {
  const past = logged(registered, paid('p1', 100, {}));
  const retraction = logged({ type: 'EventRetracted', data: { revision: 1, why: '-' } });
  expect(evolveAll(foldClient(past), retraction).outdated).toBe(true);
  const whole = foldClient([...past, ...retraction]);
  expect(whole.outdated).toBe(false);
  expect(whole.payments.has('p1')).toBe(false);
  expect(whole.revision).toBe(2);
});

it('nothing is decided on an outdated state, nor corrected without the stream', () => {
  const outdated = evolveAll(
    foldClient(logged(registered)),
    logged({ type: 'EventRetracted', data: { revision: 0, why: '-' } }),
  );
  const rules = parseRules();
  const now = instant('2026-07-01T00:00:00Z');
  const surroundings = { now, key: 'k', rules };
  const context = { clientId: 'acme', now, rules };
  expect(() => decide(complete(openDeal({}), surroundings), outdated, context)).toThrow(/fold the whole stream/);
  const retraction = complete(retract({ revision: 0, why: '-' }), surroundings);
  expect(() => decide(retraction, foldClient(logged(registered)), context)).toThrow(/pass it as history/);
});
