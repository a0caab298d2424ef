import { clientEvents, evolve, evolveAll, foldClient, newClient, type PastEvent } from '@clientele/core';
import fc from 'fast-check';

import { accepted, delivered, logged, offered, opened, paid, registered, signed } from './acme.ts';

const life = logged(registered, opened, offered, accepted, signed, paid('p1', 12_500), delivered, paid('p2', 12_500));

describe('evolve', () => {
  it('gives the same client event by event, in pieces and at once', () => {
    const whole = foldClient(life);
    expect(plain(life.reduce(evolve, newClient))).toEqual(plain(whole));
    for (let cut = 0; cut <= life.length; cut++)
      expect(plain(evolveAll(foldClient(life.slice(0, cut)), life.slice(cut)))).toEqual(plain(whole));
  });

  it('never changes the client that it was given', () => {
    const states = life.reduce((before, event) => [...before, evolve(before.at(-1) ?? newClient, event)], [newClient]);
    const seen = states.map(plain);
    for (const state of states) for (const event of life) evolve(state, event);
    expect(states.map(plain)).toEqual(seen);
  });

  it.each(['EventCorrected', 'EventRetracted'])('passes over a damaged %s', (type) => {
    for (const data of [null, 'd1', [], {}, { revision: '1' }, { revision: -1 }]) {
      const damaged: PastEvent = { type, data, meta: { occurredAt: life[0]?.meta.occurredAt ?? never() } };
      expect(plain(foldClient([...life, damaged]))).toEqual({ ...plainOf(life), revision: life.length });
    }
  });

  it('is total: whatever stands in a log, known or not, damaged or not, it gives a client', () => {
    const type = fc.oneof(fc.constantFrom(...Object.keys(clientEvents)), fc.string());
    const field = fc.constantFrom(
      'dealId',
      'offerId',
      'amount',
      'revision',
      'paymentId',
      'products',
      'invoice',
      'data',
      'type',
    );
    const odd = fc.constantFrom(
      { minor: 1, currency: 'ZZZ' },
      [{ quantity: 'x', price: { decimal: '-', currency: '?' } }],
      'd1',
      'o1',
    );
    const data = fc.oneof(fc.dictionary(field, fc.oneof(odd, fc.jsonValue())), fc.jsonValue());
    const event = fc.record({ type, data });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (told) => {
        const events: PastEvent[] = told.map((one) => ({
          ...one,
          meta: { occurredAt: life[0]?.meta.occurredAt ?? never() },
        }));
        expect(foldClient([...life, ...events]).revision).toBe(life.length + told.length - 1);
        expect(evolveAll(foldClient(life), events).revision).toBe(life.length + told.length - 1);
      }),
    );
  });
});

const plainOf = (events: readonly PastEvent[]) => Object(plain(foldClient(events))) as object;

function never(): never {
  throw new Error('the story has a beginning');
}

/** A client with its maps written out. */
function plain(client: object): unknown {
  return Object.fromEntries(
    Object.entries(client).map(([field, value]: [string, unknown]) => [
      field,
      hasEntries(value) ? Object.fromEntries(value.entries()) : value,
    ]),
  );
}

const hasEntries = (value: unknown): value is { entries(): Iterable<readonly [string, unknown]> } =>
  typeof value === 'object' && value !== null && 'entries' in value;
