import { z } from 'zod';

import { catalogue } from '../../src/catalogue/catalogue.ts';
import { defineEvent } from '../../src/catalogue/define-event.ts';
import { eventReader } from '../../src/catalogue/event-reader.ts';
import { EventTypeTaken } from '../../src/catalogue/event-type-taken.ts';
import { InvalidEvent } from '../../src/catalogue/invalid-event.ts';
import { NewerSchema } from '../../src/catalogue/newer-schema.ts';
import { UnknownEventType } from '../../src/catalogue/unknown-event-type.ts';
import { personal } from '../../src/catalogue/personal.ts';
import { personalFields } from '../../src/catalogue/map-personal.ts';

const known = catalogue();
const OvenServiced = defineEvent({
  family: 'service',
  version: 1,
  says: 'An oven was serviced at the client.',
  body: z.strictObject({ oven: z.string(), by: personal(z.string()) }),
});

describe('an event of an older version', () => {
  const churnedThen = { reason: { sealed: 'c2VhbGVk' } };

  it('is read in the current one: churn had the client’s words alone', () => {
    expect(known.parse('ClientChurned', 1, churnedThen)).toEqual({
      category: 'not recorded',
      reason: { sealed: 'c2VhbGVk' },
      voluntary: true,
    });
    expect(known.upcast('ClientChurned', 1, {})).toEqual({ category: 'not recorded', voluntary: true });
  });

  it('is raised too where a correction carries it', () => {
    const occurredAt = '2026-02-01T00:00:00.000Z';
    const why = 'wrong client';
    const correction = { revision: 4, type: 'ClientChurned', schemaVersion: 1, data: churnedThen, occurredAt, why };
    expect(known.checkDraft('EventCorrected', correction)).toMatchObject({
      schemaVersion: 2,
      data: { category: 'not recorded', voluntary: true },
    });
  });

  it('goes up one version at a time', () => {
    const Moved = defineEvent({
      family: 'service',
      version: 3,
      says: 'An oven moved.',
      body: z.strictObject({ to: z.string(), floor: z.int() }),
      upcast: { 1: ({ place }) => ({ to: place }), 2: ({ to }) => ({ to, floor: 0 }) },
    });
    const host = catalogue({ hostEvents: { OvenMoved: Moved } });
    expect(host.parse('OvenMoved', 1, { place: 'Turin' })).toEqual({ to: 'Turin', floor: 0 });
    expect(host.parse('OvenMoved', 2, { to: 'Turin' })).toEqual({ to: 'Turin', floor: 0 });
  });

  it('cannot be left without a way up', () => {
    const body = z.strictObject({});
    expect(() => defineEvent({ family: 'service', version: 2, says: 'No way up.', body })).toThrow(TypeError);
  });
});

describe('an event of a newer version', () => {
  it('is not guessed at', () => {
    expect(() => known.upcast('NoteAdded', 7, { text: 'from tomorrow' })).toThrow(NewerSchema);
  });
});

describe('a body that a correction carries', () => {
  const occurredAt = '2026-02-01T00:00:00.000Z';
  const correct = (type: string, data: object) =>
    known.checkDraft('EventCorrected', { revision: 2, type, schemaVersion: 1, data, occurredAt, why: 'a slip' });

  it('is checked as the type that it corrects', () => {
    expect(() => correct('NoteAdded', { text: 'well' })).not.toThrow();
    expect(() => correct('NoteAdded', { txt: 'badly' })).toThrow(
      new InvalidEvent('EventCorrected', [
        { path: 'data.text', problem: 'is missing' },
        { path: 'data.txt', problem: 'is not a field of this event' },
      ]),
    );
  });

  it('must be of a type that is known', () => {
    expect(() => correct('ClientSmiled', {})).toThrow(UnknownEventType);
  });
});

describe('an event type that nobody here knows', () => {
  const smiled = { type: 'ClientSmiled', data: { broadly: true }, meta: { schemaVersion: 1 } };
  const noted = { type: 'NoteAdded', data: { text: 'a note' }, meta: { schemaVersion: 1 } };

  it('stops the reader unless it is told otherwise', () => {
    expect(() => eventReader(known).read(smiled)).toThrow(UnknownEventType);
  });

  it('can be skipped or kept, and is counted', () => {
    const skipping = eventReader(known, { unknownTypes: 'skip' });
    expect([smiled, noted, smiled].map(skipping.read)).toEqual([undefined, noted, undefined]);
    expect(skipping.unknown).toEqual(new Map([['ClientSmiled', 2]]));
    expect(eventReader(known, { unknownTypes: 'keep' }).read(smiled)).toBe(smiled);
  });
});

describe('a reader', () => {
  it('gives every event in the current version', () => {
    const churned = { type: 'ClientChurned', data: {}, meta: { schemaVersion: 1, clientId: 'acme' } };
    expect(eventReader(known).read(churned)).toEqual({
      type: 'ClientChurned',
      data: { category: 'not recorded', voluntary: true },
      meta: { schemaVersion: 2, clientId: 'acme' },
    });
  });

  it('checks bodies only when it scans', () => {
    const damaged = { type: 'NoteAdded', data: { text: 7 }, meta: { schemaVersion: 1 } };
    expect(eventReader(known).read(damaged)).toBe(damaged);
    expect(() => eventReader(known, { check: true }).read(damaged)).toThrow(InvalidEvent);
  });
});

describe('an event type of the host’s own', () => {
  const host = catalogue({ hostEvents: { OvenServiced } });

  it('is checked and sealed like ours', () => {
    const serviced = host.checkDraft('OvenServiced', { oven: 'x-1', by: 'Ann' });
    expect(personalFields(host, 'OvenServiced', serviced)).toEqual([{ path: ['by'], value: 'Ann' }]);
    expect(() => host.checkDraft('OvenServiced', { oven: 1, by: 'Ann' })).toThrow('OvenServiced at oven: ');
    expect(host.checkDraft('NoteAdded', { text: 'ours too' })).toEqual({ text: 'ours too' });
  });

  it('cannot take the name of one of ours', () => {
    expect(() => catalogue({ hostEvents: { NoteAdded: OvenServiced } })).toThrow(EventTypeTaken);
  });
});
