import { counts, factTable } from '@clientele/core';
import { factsOf, type ToldEvent } from '@clientele/core/testing';

import { euros } from '../client/acme.ts';

const payments = factTable({
  name: 'payments',
  version: 1,
  columns: { minor: 'number' },
  folds: {
    PaymentReceived: ({ amount }, add) => {
      add({ minor: amount.minor / 100 });
    },
  },
});
const channels = factTable({
  name: 'channels',
  version: 1,
  columns: { channel: 'text' },
  folds: {
    PaymentReceived: ({ salesChannel }, add) => {
      add({ channel: salesChannel });
    },
  },
});

const clientId = 'acme';
const paid: ToldEvent = {
  clientId,
  type: 'PaymentReceived',
  data: { paymentId: 'p1', amount: euros(100), salesChannel: 'shop' },
  occurredAt: '2026-01-10',
};
const corrected = (amount: number, recordedAt: string, occurredAt = '2026-01-10'): ToldEvent => ({
  clientId,
  type: 'EventCorrected',
  data: {
    revision: 0,
    type: 'PaymentReceived',
    schemaVersion: 1,
    data: { paymentId: 'p1', amount: euros(amount), salesChannel: 'web' },
    occurredAt: `${occurredAt}T00:00:00.000Z`,
    why: 'typo',
  },
  occurredAt: recordedAt,
});
const retracted = (revision: number, recordedAt: string): ToldEvent => ({
  clientId,
  type: 'EventRetracted',
  data: { revision, why: 'twice' },
  occurredAt: recordedAt,
});

/** What both tables hold of the client at a moment on both clocks. */
function known(events: readonly ToldEvent[], at: string, knownAt: string): readonly object[] {
  const facts = factsOf({ payments, channels }, events);
  const moment = { at: Date.parse(at), knownAt: Date.parse(knownAt) };
  return (['payments', 'channels'] as const).flatMap((name) => {
    const indexed = facts.indexed(name);
    const rows = Array.from({ length: indexed.length }, (_, row) => row);
    return rows.filter((row) => counts(indexed, row, moment)).map((row) => indexed.rows.values(row));
  });
}

describe('in facts', () => {
  it('a correction replaces all rows of the event from its record time on, and not before', () => {
    const story = [paid, corrected(80, '2026-03-01')];
    expect(known(story, '2026-02-01', '2026-03-01')).toEqual([{ minor: 100 }, { channel: 'shop' }]);
    expect(known(story, '2026-02-01', '2026-03-02')).toEqual([{ minor: 80 }, { channel: 'web' }]);
  });

  it('a correction of the time moves the event on the business clock alone', () => {
    const story = [paid, corrected(100, '2026-03-01', '2026-02-10')];
    expect(known(story, '2026-02-01', '2026-03-01')).toHaveLength(2);
    expect(known(story, '2026-02-01', '2026-03-02')).toEqual([]);
    expect(known(story, '2026-02-11', '2026-03-02')).toEqual([{ minor: 100 }, { channel: 'web' }]);
  });

  it('the latest word counts: a correction after a retraction, a retraction after a correction', () => {
    const broughtBack = [paid, retracted(0, '2026-03-01'), corrected(80, '2026-04-01')];
    expect(known(broughtBack, '2026-02-01', '2026-03-15')).toEqual([]);
    expect(known(broughtBack, '2026-02-01', '2026-04-15')).toEqual([{ minor: 80 }, { channel: 'web' }]);
    const takenBack = [paid, corrected(80, '2026-03-01'), retracted(0, '2026-04-01')];
    expect(known(takenBack, '2026-02-01', '2026-03-15')).toEqual([{ minor: 80 }, { channel: 'web' }]);
    expect(known(takenBack, '2026-02-01', '2026-04-15')).toEqual([]);
  });

  it('a retraction of a retraction, which no command gives, changes nothing', () => {
    const story = [paid, retracted(0, '2026-03-01'), retracted(1, '2026-04-01')];
    expect(known(story, '2026-02-01', '2026-05-01')).toEqual([]);
  });
});
