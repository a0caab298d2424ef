import { counts, Learned } from '@clientele/core';
import { addEvents, factsOf, type ToldEvent } from '@clientele/core/testing';

import { euros } from '../client/acme.ts';
import { payments } from './payments.ts';

const paid = (paymentId: string, amount: number, occurredAt: string): ToldEvent => ({
  clientId: 'acme',
  type: 'PaymentReceived',
  data: { paymentId, amount: euros(amount) },
  occurredAt,
});
const retracted: ToldEvent = {
  clientId: 'acme',
  type: 'EventRetracted',
  data: { revision: 0, why: 'of another client' },
  occurredAt: '2026-03-01',
};

describe('facts as somebody knows them who learned of some later than they were recorded', () => {
  const facts = factsOf({ payments }, [paid('p1', 10, '2026-01-10'), paid('p2', 20, '2026-02-10'), retracted]);
  const amountsAt = (of: typeof facts, date: string) => {
    const moment = { at: Date.parse('2027-01-01'), knownAt: Date.parse(date) };
    const indexed = of.indexed('payments');
    return [...indexed.order]
      .filter((row) => counts(indexed, row, moment))
      .map((row) => indexed.rows.values(row).minor);
  };
  const late = new Learned();
  for (const revision of [1, 2]) late.add(facts.clients.find('acme'), revision, Date.parse('2026-06-01'));

  it('have what came late, and what was taken back late, from that instant on', () => {
    const seen = facts.learned(late);
    expect(amountsAt(seen, '2026-05-31')).toEqual([1000]);
    expect(amountsAt(seen, '2026-06-02')).toEqual([2000]);
  });

  it('leave the facts that they are of as they were, which may grow on', () => {
    const seen = facts.learned(late);
    expect(amountsAt(facts, '2026-02-20')).toEqual([1000, 2000]);
    addEvents(facts, [paid('p3', 30, '2026-02-20')]);
    expect(amountsAt(facts, '2026-12-01')).toEqual([2000, 3000]);
    expect(amountsAt(seen, '2026-12-01')).toEqual([2000]);
  });
});
