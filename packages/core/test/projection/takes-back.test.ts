import { counts, Facts, takesBack, UnfoldableEvent } from '@clientele/core';

import { payments } from './payments.ts';
import { rowOf } from './row-of.ts';

const paid = (revision: number) => rowOf(revision, 'PaymentReceived', {});
const retracts = (revision: number, of: unknown, clientId?: string) =>
  rowOf(revision, 'EventRetracted', { revision: of, why: '-' }, clientId);
const corrects = (revision: number, of: unknown, data: unknown = {}) =>
  rowOf(revision, 'EventCorrected', {
    revision: of,
    type: 'PaymentReceived',
    schemaVersion: 1,
    data,
    occurredAt: '1970-01-01T00:00:00.000Z',
  });

describe('an event', () => {
  it('is taken back by a later one of its stream that retracts or corrects it', () => {
    expect(takesBack(retracts(2, 1), paid(1))).toBe(true);
    expect(takesBack(corrects(2, 1), paid(1))).toBe(true);
    expect(takesBack(retracts(2, 0), paid(1))).toBe(false);
    expect(takesBack(retracts(2, 1, 'bolt'), paid(1))).toBe(false);
    expect(takesBack(paid(2), paid(1))).toBe(false);
  });

  it('that corrects another is taken back by the next word on that one, and by nothing else', () => {
    expect(takesBack(corrects(3, 1), corrects(2, 1))).toBe(true);
    expect(takesBack(retracts(3, 1), corrects(2, 1))).toBe(true);
    expect(takesBack(retracts(3, 2), corrects(2, 1))).toBe(false);
    expect(takesBack(corrects(2, 1), corrects(3, 1))).toBe(false);
  });

  it.each([null, [], {}, { revision: '1' }, { revision: 1.5 }, { revision: -1 }, 'x'])(
    'is not taken back by a retraction whose body is %j, and takes that one back as any other',
    (data) => {
      const damaged = rowOf(2, 'EventRetracted', data);
      expect(takesBack(damaged, paid(1))).toBe(false);
      expect(takesBack(damaged, rowOf(1, 'EventRetracted', data))).toBe(false);
      expect(takesBack(retracts(3, 2), damaged)).toBe(true);
      expect(takesBack(retracts(3, 1), damaged)).toBe(false);
    },
  );
});

describe('a retraction or a correction whose body is damaged', () => {
  const right = { revision: 0, type: 'Paid', schemaVersion: 1, data: {}, occurredAt: '1970-01-01T00:00:00.000Z' };

  it.each([
    ['EventRetracted', {}, 'acme@1'],
    ['EventRetracted', { revision: null }, 'acme@1'],
    ['EventCorrected', { ...right, revision: undefined }, 'acme@1'],
    ['EventCorrected', { ...right, revision: '0' }, 'acme@1'],
    ['EventCorrected', { ...right, occurredAt: undefined }, 'acme@0'],
    ['EventCorrected', { ...right, occurredAt: 'yesterday' }, 'acme@0'],
    ['EventCorrected', { ...right, schemaVersion: undefined }, 'acme@0'],
    ['EventCorrected', { ...right, type: undefined }, 'acme@0'],
  ])('cannot be folded, and says what is to be taken back: %s %j', (type, data, reference) => {
    const facts = new Facts({}, (_type, _version, body) => body);
    expect(() => {
      facts.fold(rowOf(1, type, data));
    }).toThrow(expect.objectContaining({ code: 'UNFOLDABLE_EVENT', reference }) as Error);
    expect(facts.corrections.count).toBe(0);
  });
});

describe('a correction that cannot be folded and is passed over', () => {
  it('takes back what it corrects all the same, from when it was recorded on', () => {
    const facts = new Facts({ payments }, (_type, _version, data) => data);
    facts.fold(rowOf(0, 'PaymentReceived', { amount: { minor: 100, currency: 'EUR' } }));
    const unreadable = corrects(1, 0);
    expect(() => {
      facts.fold(unreadable);
    }).toThrow(UnfoldableEvent);
    facts.passOver(unreadable);
    facts.fold(corrects(2, 0, { amount: { minor: 80, currency: 'EUR' } }));
    const known = (knownAt: number) => {
      const indexed = facts.indexed('payments');
      const rows = Array.from({ length: indexed.length }, (_, row) => row);
      return rows
        .filter((row) => counts(indexed, row, { at: 9, knownAt }))
        .map((row) => indexed.rows.values(row).minor);
    };
    expect([known(1), known(2), known(3)]).toEqual([[100], [], [80]]);
  });

  it('is, as any other event, no fact', () => {
    const facts = new Facts({ payments }, (_type, _version, data) => data);
    facts.passOver(paid(0));
    expect([facts.rows('payments').length, facts.corrections.count]).toEqual([0, 0]);
  });
});
