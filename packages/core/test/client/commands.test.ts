import {
  type ClientCommandType,
  complete,
  completeAll,
  decide,
  decideAll,
  evolve,
  foldClient,
  instant,
  InvalidEvent,
  isRefused,
  may,
  newClient,
  newEventOf,
  parseRules,
  Refused,
  UnknownCommand,
} from '@clientele/core';
import * as makers from '@clientele/core/commands';
import { clientEvents, companyEvents } from '@clientele/core';
import { given, type Happened } from '@clientele/core/testing';

import { clientCommands } from '../../src/client/commands.ts';
import { companyCommands } from '../../src/company/commands.ts';
import { accepted, euros, logged, offered, opened, paid, registered } from './acme.ts';

const { addNote, archiveClient, makeOffer, openDeal, recordPayment, register, signContract } = makers;
const rules = parseRules();
const now = instant('2026-07-01T09:00:00Z');
const surroundings = { now, key: 'form-17', rules };
const context = { clientId: 'acme', now, rules };
const acme = foldClient(logged(registered, opened));

describe('the commands', () => {
  it('give every event of the catalogue, each event once', () => {
    const given = (specs: Readonly<Record<string, { gives: string }>>) =>
      Object.values(specs).map(({ gives }) => gives);
    expect(given(clientCommands).sort()).toEqual(Object.keys(clientEvents).sort());
    expect(given(companyCommands).sort()).toEqual(Object.keys(companyEvents).sort());
  });

  it('are each made by a function of their name', () => {
    const exceptions: Partial<Record<string, string>> = {
      RegisterClient: 'register',
      RetractEvent: 'retract',
      CorrectEvent: 'correct',
    };
    const types = [...Object.keys(clientCommands), ...Object.keys(companyCommands)];
    const functions = types.map((type) => exceptions[type] ?? type.charAt(0).toLowerCase() + type.slice(1));
    expect(Object.keys(makers).sort()).toEqual([...new Set(functions)].sort());
  });

  it('are plain data', () => {
    expect(openDeal({ motion: 'inbound' }, { key: 'k' })).toEqual({
      type: 'OpenDeal',
      data: { motion: 'inbound' },
      key: 'k',
    });
  });
});

describe('a complete command', () => {
  it('has the same ids for the same key and time', () => {
    const command = complete(openDeal({}), surroundings);
    expect(command).toEqual(complete(openDeal({}), surroundings));
    expect(command.data.dealId).toMatch(/^[0-9a-f-]{36}$/);
    expect(complete(openDeal({}), { ...surroundings, key: 'form-18' }).data.dealId).not.toBe(command.data.dealId);
    expect(complete(openDeal({}, { key: 'own' }), surroundings).key).toBe('own');
  });

  it('keeps the id that it is given', () => {
    expect(complete(openDeal({ dealId: 'd7' }), surroundings).data.dealId).toBe('d7');
  });

  it('has a key of its own among others of the same call', () => {
    const [one, other] = completeAll([openDeal({}), openDeal({})], surroundings);
    expect(one?.key).not.toBe(other?.key);
    expect(one?.data.dealId).not.toBe(other?.data.dealId);
  });

  it('reads a bare date in the zone of the rules', () => {
    const berlin = { ...surroundings, rules: parseRules({ zone: 'Europe/Berlin' }) };
    expect(complete(openDeal({}, { occurredAt: '2026-06-01' }), berlin).occurredAt).toBe('2026-05-31T22:00:00.000Z');
  });

  it('names the field that is wrong', () => {
    const wrong = () => complete(makeOffer({ dealId: 'd1', validUntil: 'soon' }), surroundings);
    expect(wrong).toThrow(InvalidEvent);
    expect(wrong).toThrow(/MakeOffer at validUntil/);
  });

  it('names a currency that there is not', () => {
    const amount = { minor: 1, currency: 'ZZZ' };
    expect(() => complete(recordPayment({ amount, lines: [{ amount }] }), surroundings)).toThrow(
      'RecordPayment at amount.currency: "ZZZ" is not an ISO 4217 currency code; RecordPayment at lines[0].amount.currency',
    );
  });

  it('is refused by name where nobody knows it', () => {
    const odd = { type: 'openDeal' as ClientCommandType, data: {} };
    expect(() => complete(odd as never, surroundings)).toThrow(UnknownCommand);
    expect(() => complete(odd as never, surroundings)).toThrow(/OpenDeal/);
  });
});

describe('decide', () => {
  it('gives events that say when, by which command and under which rules', () => {
    const [event] = decide(complete(openDeal({ dealId: 'd2' }), surroundings), acme, context);
    expect(event).toEqual({
      type: 'DealOpened',
      data: { dealId: 'd2' },
      meta: {
        schemaVersion: 1,
        occurredAt: now,
        commandKey: 'form-17',
        rules: expect.stringMatching(/^default\/1\/[0-9a-f]{16}$/) as string,
      },
    });
  });

  it('passes on where a fact came from', () => {
    const command = openDeal({}, { imported: true, source: 'crm', causationId: 'acme@1', correlationId: 'c' });
    expect(decide(complete(command, surroundings), acme, context)[0]?.meta).toMatchObject({
      imported: true,
      source: 'crm',
      causationId: 'acme@1',
      correlationId: 'c',
    });
  });

  it('throws a refusal with code, data and what to do', () => {
    const error = thrownBy(() => decide(complete(register({ kind: 'unattributed' }), surroundings), acme, context));
    expect(error).toBeInstanceOf(Refused);
    expect(isRefused(error, 'OFFER_EXPIRED')).toBe(false);
    if (!isRefused(error, 'ALREADY_REGISTERED')) throw new Error('another refusal');
    expect(error.data.clientId).toBe('acme');
    expect(error.message).toBe(
      'RegisterClient is refused: client acme is registered already: change its profile instead',
    );
  });

  it('decides many commands each on what came before it, all or none', () => {
    const both = completeAll([openDeal({ dealId: 'd2' }), makeOffer({ dealId: 'd2' })], surroundings);
    expect(decideAll(both, acme, context).events.map(({ type }) => type)).toEqual(['DealOpened', 'OfferMade']);
    const wrong = completeAll([openDeal({ dealId: 'd2' }), makeOffer({ dealId: 'd3' })], surroundings);
    expect(may(wrong, acme, context)).toMatchObject({ allowed: false, index: 1, command: 'MakeOffer' });
    expect(() => decideAll(wrong, acme, context)).toThrow(Refused);
  });

  it('tells every reason at once', () => {
    const judgement = may([complete(makeOffer({ dealId: 'd8', products: [] }), surroundings)], newClient, context);
    expect(judgement.allowed ? [] : judgement.refusals.map(({ code }) => code)).toEqual([
      'NOT_REGISTERED',
      'UNKNOWN_REFERENCE',
    ]);
  });
});

describe('the same command twice', () => {
  const command = complete(openDeal({}), surroundings);
  const [event] = decide(command, acme, context);

  it('gives its events once, and then says where they stand', () => {
    const after = event ? evolve(acme, event) : acme;
    const judgement = may([command], after, context);
    expect(judgement).toMatchObject({ allowed: true, events: [], decisions: [{ kind: 'repeated', revisions: [2] }] });
    const later = complete(openDeal({}, { key: 'form-17' }), { ...surroundings, now: instant('2026-07-02T00:00:00Z') });
    expect(may([later], after, context)).toMatchObject({ allowed: true, events: [] });
  });

  it('is not another command under the same key', () => {
    const after = event ? evolve(acme, event) : acme;
    const other = complete(addNote({ text: 'hello' }), surroundings);
    expect(may([other], after, context)).toMatchObject({ allowed: false, refusals: [{ code: 'KEY_REUSED' }] });
  });

  it('says the same: another amount, text or time under the key is refused, and named', () => {
    const recorded: Happened = { ...paid('p1', 100, {}), commandKey: 'bank-17', occurredAt: '2026-06-01' };
    const noted: Happened = { type: 'NoteAdded', data: { text: 'called' }, commandKey: 'note-1' };
    const story = given(registered, recorded, noted);
    const pay = (amount: number, options: object = {}) =>
      recordPayment({ paymentId: 'p1', amount: euros(amount) }, { key: 'bank-17', ...options });
    story.when(pay(100)).thenNothing();
    story.when(recordPayment({ amount: euros(100) }, { key: 'bank-17' })).thenNothing();
    story.when(pay(100, { occurredAt: '2026-06-01' })).thenNothing();
    story.when(pay(80)).thenRefused('KEY_REUSED', { key: 'bank-17', differs: ['data.amount'] });
    story.when(pay(100, { occurredAt: '2026-06-02' })).thenRefused('KEY_REUSED', { differs: ['occurredAt'] });
    story.when(addNote({ text: 'called' }, { key: 'note-1' })).thenNothing();
    story.when(addNote({ text: 'wrote' }, { key: 'note-1' })).thenRefused('KEY_REUSED', { differs: ['data.text'] });
  });

  it('may leave out what only we knew the first time', () => {
    const sign = signContract({ offerId: 'o1' }, { key: 'k' });
    given(registered, opened, offered, accepted).when(sign, sign).then({ type: 'ContractSigned' });
    const overpay = recordPayment({ dealId: 'd1', amount: euros(99_999) }, { key: 'k' });
    given(registered, opened).when(overpay, overpay).then({ type: 'PaymentReceived' });
  });

  it('is no repeat where it differs from one of the same call', () => {
    const pay = (amount: number) => recordPayment({ amount: euros(amount) }, { key: 'k' });
    given(registered)
      .when(pay(1), pay(2))
      .thenRefused('KEY_REUSED', { differs: ['data.amount'] });
  });

  it('gives an event of the same id', () => {
    const actor = { id: 'ann' };
    const ids = [1, 2].map(() =>
      decide(command, acme, context).map((one) => newEventOf(one, { clientId: 'acme', actor }).id),
    );
    expect(ids[0]).toEqual(ids[1]);
    expect(ids[0]?.[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8/);
  });

  it('asks for what is already so when it has another key', () => {
    const archive = completeAll([archiveClient({}), archiveClient({})], surroundings);
    expect(decideAll(archive, acme, context).events).toHaveLength(1);
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
