import fc from 'fast-check';
import { z } from 'zod';

import { type EventBody } from '../../src/catalogue/event-body.ts';
import { catalogue, coreEvents } from '../../src/catalogue/catalogue.ts';
import { defineEvent } from '../../src/catalogue/define-event.ts';
import { FreeText, PersonalLine } from '../../src/catalogue/fields.ts';
import { personalFieldsOf } from '../../src/catalogue/personal-fields.ts';
import { formatPath } from '../../src/catalogue/event-path.ts';
import { jsonSchemas } from '../../src/catalogue/json-schema.ts';
import { mapPersonal, openPersonal, personalFields, sealPersonal } from '../../src/catalogue/map-personal.ts';

const known = catalogue();
const seal = (text: string) => `<${text}>`;
const open = (sealed: string) => sealed.slice(1, -1);
const placesIn = (type: string, data: EventBody) =>
  personalFields(known, type, data).map(({ path }) => formatPath(path));

const registration = {
  kind: 'person',
  name: 'Ann Baker',
  occupation: 'baker',
  contacts: { email: 'ann@example.com' },
};

describe('the personal fields of an event', () => {
  it('are found in the body, in objects and in lists', () => {
    expect(placesIn('ClientRegistered', registration)).toEqual(['name', 'contacts.email']);
    const milestones = [{ what: 'a tasting', date: '2026-05-01' }];
    expect(placesIn('ClientDevelopmentPlanned', { product: 'oven-x', date: '2026-06-01', milestones })).toEqual([
      'milestones[0].what',
    ]);
    const products = [{ product: 'oven-x', quantity: 1, why: 'an old friend' }];
    expect(placesIn('OfferMade', { offerId: 'o', dealId: 'd', revision: 1, products })).toEqual(['products[0].why']);
  });

  it('are never segment parameters', () => {
    expect(placesIn('ClientRegistered', { ...registration, industry: 'bakeries', parameters: { ovens: 3 } })).toEqual([
      'name',
      'contacts.email',
    ]);
  });

  it('are those of the corrected type in a correction', () => {
    const correction = { revision: 0, type: 'ClientRegistered', schemaVersion: 1, data: registration, why: 'a typo' };
    expect(placesIn('EventCorrected', correction)).toEqual(['why', 'data.name', 'data.contacts.email']);
  });

  it('are not in the notice that they were erased: its key is gone', () => {
    expect(placesIn('PersonalDataErased', { what: ['all personal data'], why: 'asked by the person' })).toEqual([]);
  });

  it('are sealed after the check and opened again', async () => {
    const sealed = await sealPersonal(
      known,
      'ClientRegistered',
      known.checkDraft('ClientRegistered', registration),
      seal,
    );
    expect(sealed).toMatchObject({
      name: { sealed: '<Ann Baker>' },
      contacts: { email: { sealed: '<ann@example.com>' } },
    });
    expect(known.parse('ClientRegistered', 1, sealed)).toEqual(sealed);
    expect(await openPersonal(known, 'ClientRegistered', sealed, open)).toEqual(registration);
  });

  it('are sealed once, however often one asks', async () => {
    const once = await sealPersonal(known, 'ClientRegistered', registration, seal);
    expect(await sealPersonal(known, 'ClientRegistered', once, seal)).toEqual(once);
  });

  it('stay sealed when the key is gone', async () => {
    const sealed = await sealPersonal(known, 'ClientRegistered', registration, seal);
    expect(await openPersonal(known, 'ClientRegistered', sealed, () => undefined)).toEqual(sealed);
  });

  it('stay marked when their schema is described, refined, put on hold, or contains itself', () => {
    const note = z.strictObject({
      text: FreeText.describe('what was seen').refine((text) => Boolean(text)),
      get replies() {
        return z.array(note).optional();
      },
    });
    const OvenSeen = defineEvent({
      family: 'service',
      version: 1,
      says: 'An oven was looked at.',
      body: z.strictObject({
        note,
        pair: z.tuple([z.string(), PersonalLine]),
        by: PersonalLine.prefault('nobody'),
        both: z.intersection(z.object({ name: PersonalLine }), z.object({ age: z.number() })),
      }),
    });
    const data = {
      note: { text: 'burnt', replies: [{ text: 'repaired', replies: [{ text: 'thanks' }] }] },
      pair: ['seen by', 'Ann'],
      by: 'Bob',
      both: { name: 'Carl', age: 40 },
    };
    const places = personalFields(catalogue({ hostEvents: { OvenSeen } }), 'OvenSeen', data);
    expect(places.map(({ path }) => formatPath(path))).toEqual([
      'note.text',
      'note.replies[0].text',
      'note.replies[0].replies[0].text',
      'pair[1]',
      'by',
      'both.name',
    ]);
  });

  it('leave everything else as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ what: fc.string(), date: fc.string() })), fc.string(), (milestones, product) => {
        const data = { product, milestones };
        expect(mapPersonal(known, 'ClientDevelopmentPlanned', data, (value) => value)).toEqual(data);
      }),
    );
  });

  it('are marked in the JSON Schema of every event that has some', () => {
    const schemas = jsonSchemas(coreEvents);
    for (const [type, { body }] of Object.entries(coreEvents)) {
      const marked = JSON.stringify(schemas[type]).includes('"x-personal":true');
      expect([type, marked]).toEqual([type, personalFieldsOf(body) !== undefined]);
    }
  });
});
