import {
  acknowledgeRequest,
  answerRequest,
  declineRequest,
  promiseAnswer,
  receiveRequest,
  recordContact,
  register,
  sendSurvey,
  setContactPreference,
} from '@clientele/core/commands';
import { given, type Happened } from '@clientele/core/testing';

import { archived, registered } from './acme.ts';

const call = { direction: 'proactive', channel: 'phone' } as const;
const prefers = (data: Extract<Happened, { type: 'ContactPreferenceSet' }>['data']): Happened => ({
  type: 'ContactPreferenceSet',
  data,
});
const called = (occurredAt: string): Happened => ({ type: 'ClientContacted', data: call, occurredAt });

describe('a client', () => {
  it('is registered once', () => {
    given()
      .when(register({ kind: 'organisation', name: 'Acme' }))
      .then({ type: 'ClientRegistered', data: { name: 'Acme' } });
    given(registered)
      .when(register({ kind: 'organisation', name: 'Acme' }))
      .thenRefused('ALREADY_REGISTERED', { clientId: 'acme' });
  });

  it('can do nothing before it is registered', () => {
    given().when(recordContact(call)).thenRefused('NOT_REGISTERED', { clientId: 'acme' });
    given()
      .when(recordContact(call, { imported: true }))
      .thenRefused('NOT_REGISTERED');
  });

  it('is never recorded to have done something in the future', () => {
    const inSixMinutes = { occurredAt: '2026-07-01T00:06:00Z' };
    given(registered).when(recordContact(call, inSixMinutes)).thenRefused('IN_THE_FUTURE');
    given(registered)
      .when(recordContact(call, { occurredAt: '2026-07-01T00:05:00Z' }))
      .then({ type: 'ClientContacted' });
    given(registered)
      .when(recordContact(call, { ...inSixMinutes, imported: true }))
      .thenRefused('IN_THE_FUTURE');
  });

  it('cannot refer to itself as another client', () => {
    given()
      .when(register({ kind: 'person', name: 'Ann', referredByClientId: 'acme' }))
      .thenRefused('SELF_REFERENCE', { field: 'referredByClientId' });
  });
});

describe('contact preferences', () => {
  it('forbid proactive contact on a channel, and never a reactive one', () => {
    const story = given(registered, prefers({ forbiddenChannels: ['phone'] }));
    story.when(recordContact(call)).thenRefused('CHANNEL_FORBIDDEN', { channel: 'phone' });
    story.when(recordContact({ ...call, channel: 'email' })).then({ type: 'ClientContacted' });
    story.when(recordContact({ ...call, direction: 'reactive' })).then({ type: 'ClientContacted' });
    given(registered, prefers({ allowedChannels: ['email'] }))
      .when(recordContact(call))
      .thenRefused('CHANNEL_FORBIDDEN', { allowed: ['email'] });
  });

  it('take the place of what was said before', () => {
    given(registered, prefers({ forbiddenChannels: ['phone'] }), prefers({ forbiddenChannels: ['email'] }))
      .when(recordContact(call))
      .then({ type: 'ClientContacted' });
  });

  it('count from when the client said so, for a contact that is recorded later', () => {
    const story = given(registered, { ...prefers({ forbiddenChannels: ['phone'] }), occurredAt: '2026-06-10' });
    story.when(recordContact(call, { occurredAt: '2026-06-09' })).then({ type: 'ClientContacted' });
    story.when(recordContact(call, { occurredAt: '2026-06-11' })).thenRefused('CHANNEL_FORBIDDEN');
    story
      .and({ ...prefers({}), occurredAt: '2026-05-01' })
      .when(recordContact(call))
      .thenRefused('CHANNEL_FORBIDDEN');
  });

  it('forbid hours, read in their own zone or that of the rules, also over midnight', () => {
    const office = prefers({ hours: { from: '09:00', to: '17:00' } });
    const at = (occurredAt: string) => recordContact(call, { occurredAt });
    given(registered, office).when(at('2026-06-30T16:59:00Z')).then({ type: 'ClientContacted' });
    given(registered, office).when(at('2026-06-30T17:00:00Z')).thenRefused('HOUR_FORBIDDEN', { time: '17:00' });
    given(registered, office)
      .under({ zone: 'Europe/Berlin' })
      .when(at('2026-06-30T15:30:00Z'))
      .thenRefused('HOUR_FORBIDDEN', { time: '17:30', zone: 'Europe/Berlin' });
    const night = prefers({ hours: { from: '22:00', to: '06:00', zone: 'UTC' } });
    given(registered, night).when(at('2026-06-30T23:30:00Z')).then({ type: 'ClientContacted' });
    given(registered, night).when(at('2026-06-30T12:00:00Z')).thenRefused('HOUR_FORBIDDEN');
  });

  it('know the time of day on a day when the clocks change', () => {
    given(registered, prefers({ hours: { from: '09:00', to: '17:00', zone: 'Europe/Berlin' } }))
      .when(recordContact(call, { occurredAt: '2026-03-29T06:30:00Z' }))
      .thenRefused('HOUR_FORBIDDEN', { time: '08:30' });
  });

  it('forbid more than so many proactive contacts in so many days', () => {
    const often = prefers({ maxPerPeriod: { count: 2, days: 7 } });
    const story = given(registered, often, called('2026-06-20'), called('2026-06-26'), called('2026-06-28'));
    story
      .when(recordContact(call, { occurredAt: '2026-06-30' }))
      .thenRefused('TOO_MANY_CONTACTS', { count: 2, days: 7, next: '2026-07-03T00:00:00.000Z' });
    story.at('2026-07-03').when(recordContact(call)).then({ type: 'ClientContacted' });
    story.when(recordContact({ ...call, direction: 'reactive' })).then({ type: 'ClientContacted' });
  });

  it('count the contacts after a back-dated one too', () => {
    const often = prefers({ maxPerPeriod: { count: 2, days: 7 } });
    const story = given(registered, often, called('2026-06-26'), called('2026-06-28'));
    const backDated = (occurredAt: string) => recordContact(call, { occurredAt });
    story.when(backDated('2026-06-25')).thenRefused('TOO_MANY_CONTACTS', { next: '2026-07-03T00:00:00.000Z' });
    story.when(backDated('2026-06-27')).thenRefused('TOO_MANY_CONTACTS');
    story.when(backDated('2026-06-21')).then({ type: 'ClientContacted' });
  });

  it('of one person bind contacts with that person', () => {
    const bob: Happened = { type: 'ContactPersonAdded', data: { personId: 'bob', name: 'Bob' } };
    const story = given(registered, bob, prefers({ personId: 'bob', forbiddenChannels: ['phone'] }));
    story.when(recordContact({ ...call, personId: 'bob' })).thenRefused('CHANNEL_FORBIDDEN');
    story.when(recordContact(call)).then({ type: 'ClientContacted' });
  });

  it('bind surveys too, and the company may forbid itself more', () => {
    given(registered, prefers({ forbiddenChannels: ['email'] }))
      .when(sendSurvey({ questionnaire: 'default', channel: 'email' }))
      .thenRefused('CHANNEL_FORBIDDEN');
    given(registered, called('2026-06-30'))
      .under({ contact: { maxPerPeriod: { count: 1, days: 30 } } })
      .when(recordContact(call))
      .thenRefused('TOO_MANY_CONTACTS');
  });

  it('name zones that exist', () => {
    given(registered)
      .when(setContactPreference({ hours: { from: '09:00', to: '17:00', zone: 'Europe/Atlantis' } }))
      .thenRefused('UNKNOWN_ZONE', { zone: 'Europe/Atlantis' });
  });
});

describe('a request', () => {
  const received: Happened = { type: 'RequestReceived', data: { requestId: 'q1', channel: 'email' } };

  it('gets an id of its own, which cannot be used again', () => {
    const [event] = given(registered)
      .when(receiveRequest({ channel: 'email' }))
      .events();
    expect(event?.data).toHaveProperty('requestId');
    given(registered, received)
      .when(receiveRequest({ requestId: 'q1', channel: 'email' }))
      .thenRefused('ID_TAKEN', { field: 'requestId', id: 'q1' });
  });

  it('must be there to be answered', () => {
    given(registered)
      .when(answerRequest({ requestId: 'q9' }))
      .thenRefused('UNKNOWN_REFERENCE', { field: 'requestId', id: 'q9' });
  });

  it('is acknowledged and answered once', () => {
    const story = given(registered, received);
    story.when(acknowledgeRequest({ requestId: 'q1' })).then({ type: 'RequestAcknowledged' });
    story
      .when(answerRequest({ requestId: 'q1' }), acknowledgeRequest({ requestId: 'q1' }))
      .then({ type: 'RequestAnswered' });
    story
      .when(answerRequest({ requestId: 'q1' }), answerRequest({ requestId: 'q1' }))
      .then({ type: 'RequestAnswered' });
  });

  it('that ended by answer or refusal takes no promise and no other end', () => {
    const declined: Happened = { type: 'RequestDeclined', data: { requestId: 'q1' } };
    const story = given(registered, received, declined);
    story
      .when(promiseAnswer({ requestId: 'q1', promisedFor: '2026-08-01' }))
      .thenRefused('REQUEST_ENDED', { ended: 'declined' });
    story.when(answerRequest({ requestId: 'q1' })).thenRefused('REQUEST_ENDED');
    story.when(declineRequest({ requestId: 'q1' })).thenNothing();
  });

  it('has its promise moved, and a promise that stands is not promised again', () => {
    const promised: Happened = { type: 'AnswerPromised', data: { requestId: 'q1', promisedFor: '2026-08-01' } };
    const story = given(registered, received, promised);
    story.when(promiseAnswer({ requestId: 'q1', promisedFor: '2026-08-01' })).thenNothing();
    story.when(promiseAnswer({ requestId: 'q1', promisedFor: '2026-09-01' })).then({ type: 'AnswerPromised' });
  });
});

describe('an archived client', () => {
  it('is not contacted, unless the fact is imported', () => {
    given(registered, archived).when(recordContact(call)).thenRefused('CLIENT_ARCHIVED');
    given(registered, archived)
      .when(recordContact(call, { imported: true }))
      .thenOdd('CLIENT_ARCHIVED')
      .then({ type: 'ClientContacted' });
  });
});
