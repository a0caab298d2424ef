import { addEvents, factsOf, type ToldEvent } from '@clientele/core/testing';

import { controlPoints, controlPointsAt, pointChanges, pointSight } from '../src/index.ts';
import { invoiced, offered, opened, paid, registered, told } from './told.ts';

const events: readonly ToldEvent[] = [
  registered('ada', { industry: 'bakeries' }),
  registered('bob', { industry: 'mills' }),
  told('2026-01-02', 'OwnerAssigned', { employee: 'ann', role: 'account-manager' }),
  opened('d1', { motion: 'inbound', products: [{ product: 'oven', direction: 'ovens', quantity: 1 }] }),
  offered('2026-03-01', '2026-03-10'),
  told('2026-03-05', 'OfferAccepted', { offerId: 'o1', dealId: 'd1', revision: 1 }),
  invoiced('2026-03-06', '2026-03-20'),
  told('2026-03-02', 'RequestReceived', { requestId: 'r', channel: 'phone', promisedFor: '2026-03-15' }, 'bob'),
];
const facts = factsOf(controlPoints.tables, events);
const report = (at: string, filter = {}) => controlPoints.report(facts, { at, filter });

describe('the report on control points', () => {
  it('counts them by point and by owner', () => {
    const { all, byPoint, byOwner } = report('2026-03-18');
    expect(all).toEqual({ points: 3, met: 1, missed: 1, pending: 1, soon: 1, overdue: 1, kept: 0.5 });
    expect(byPoint['invoice-due']).toMatchObject({ pending: 1, soon: 1 });
    expect(Object.keys(byOwner)).toEqual(['ann', 'not recorded']);
    expect(byOwner['ann']).toMatchObject({ points: 2, met: 1 });
  });

  it('lists what is soon due and what is overdue, with the events', () => {
    const { soon, overdue } = report('2026-03-18');
    expect(soon).toMatchObject({ number: 1, list: [{ id: 'invoice-due:ada@5', dealId: 'd1', setBy: 'ada@5' }] });
    expect(overdue.list).toEqual([
      {
        id: 'promised-answer:bob@1',
        point: 'promised-answer',
        clientId: 'bob',
        subject: 'r',
        dealId: null,
        owner: null,
        setAt: '2026-03-02T00:00:00.000Z',
        due: '2026-03-16T00:00:00.000Z',
        firstDue: '2026-03-16T00:00:00.000Z',
        noticeFrom: '2026-03-13T00:00:00.000Z',
        state: 'missed',
        soon: false,
        overdue: true,
        doneAt: null,
        setBy: 'bob@1',
        endedBy: null,
      },
    ]);
  });

  it('can be asked about a part of the business', () => {
    const number = (filter: object) => report('2026-03-17', filter).all.points;
    expect(number({ owner: 'ann' })).toBe(2);
    expect(number({ segment: { key: 'industry', value: 'mills' } })).toBe(1);
    expect(number({ product: 'oven' })).toBe(2);
    expect(number({ direction: 'ovens' })).toBe(2);
    expect(number({ product: 'mixer' })).toBe(0);
    expect(number({ motion: 'inbound' })).toBe(2);
    expect(number({ motion: 'outbound' })).toBe(0);
    expect(number({ window: { from: '2026-03-01', to: '2026-03-16' } })).toBe(1);
    expect(number({ window: { from: '2026-03-16', to: '2026-03-22' } })).toBe(2);
  });

  it('says why each number is what it is', () => {
    const why = (path: string) => controlPoints.why(facts, { at: '2026-03-17' }, path);
    expect(why('byPoint.offer-validity.met')).toMatchObject({
      value: 1,
      facts: [{ reference: 'ada@3' }, { reference: 'ada@4', says: { ends: 'done' } }],
    });
    expect(why('overdue.list.0').facts.map(({ reference }) => reference)).toEqual(['bob@1']);
    expect(why('byOwner.ann.pending').searched).toEqual({
      from: '2026-03-06T00:00:00.000Z',
      to: '2026-03-17T00:00:00.000Z',
    });
    expect(why('all.kept').facts).toHaveLength(3);
    expect(why('bob')).toMatchObject({ because: '0 met, 1 missed (1 still wait), 0 pending' });
    expect(() => why('byPoint.nothing')).toThrow('byPoint.nothing');
  });

  it('knows only what was known then', () => {
    const late: ToldEvent = { ...paid('2026-03-10', '100.00'), recordedAt: '2026-04-01' };
    const later = factsOf(controlPoints.tables, [...events, late]);
    const at = (knownAt: string) => controlPoints.report(later, { at: '2026-03-25', knownAt }).byPoint['invoice-due'];
    expect(at('2026-04-01')).toMatchObject({ missed: 1, overdue: 1 });
    expect(at('2026-04-02')).toMatchObject({ met: 1 });
  });

  it('counts a client that was merged under the other one', () => {
    const merged = factsOf(controlPoints.tables, [
      ...events,
      told('2026-03-10', 'ClientMerged', { intoClientId: 'ada' }, 'bob'),
    ]);
    expect(controlPoints.of(merged, 'bob', { at: '2026-03-17' })).toMatchObject({
      clientId: 'ada',
      counts: { points: 3 },
    });
    expect(controlPoints.report(merged, { at: '2026-03-17' }).all.points).toBe(3);
  });

  it('refuses a client that nobody knows, and a policy that says nothing', () => {
    expect(() => controlPoints.of(facts, 'zoe')).toThrow('zoe');
    expect(() => controlPoints.policy({ noticeDays: -1 })).toThrow('noticeDays');
  });
});

describe('time', () => {
  it('changes a point at its notice and at its due instant', () => {
    const next = (at: string) => controlPoints.next(facts, 'ada', { at });
    expect(next('2026-03-07')).toBe('2026-03-18T00:00:00.000Z');
    expect(next('2026-03-18')).toBe('2026-03-21T00:00:00.000Z');
    expect(next('2026-03-21')).toBeUndefined();
  });

  it('is told between two looks, as what happened is', () => {
    const log = factsOf(controlPoints.tables, events);
    const look = (at: string) => pointSight(log, { at });
    const changes = (from: string, to: string) =>
      pointChanges(look(from), look(to)).map(({ id, from: was, to: is, at, restates }) => [id, was, is, at, restates]);
    expect(changes('2026-03-01', '2026-03-04')).toEqual([
      ['offer-validity:ada@3', null, 'pending', '2026-03-01T00:00:00.000Z', false],
      ['promised-answer:bob@1', null, 'pending', '2026-03-02T00:00:00.000Z', false],
    ]);
    expect(changes('2026-03-04', '2026-03-19')).toEqual([
      ['offer-validity:ada@3', 'pending', 'met', '2026-03-05T00:00:00.000Z', false],
      ['promised-answer:bob@1', 'pending', 'missed', '2026-03-16T00:00:00.000Z', false],
      ['invoice-due:ada@5', null, 'soon', '2026-03-18T00:00:00.000Z', false],
    ]);
    const before = look('2026-03-25');
    addEvents(log, [paid('2026-03-10', '100.00')]);
    expect(pointChanges(before, look('2026-03-25'))).toMatchObject([
      { id: 'invoice-due:ada@5', from: 'missed', to: 'met', at: '2026-03-10T00:00:00.000Z', restates: true },
    ]);
  });

  it('is the same told in one look or in many', () => {
    const days = Array.from({ length: 30 }, (_, day) => `2026-03-${String(day + 1).padStart(2, '0')}`);
    const sights = days.map((at) => pointSight(facts, { at }));
    const told_ = sights.slice(1).flatMap((sight, i) => pointChanges(sights[i]!, sight));
    const states = new Map(told_.map(({ id, to }) => [id, to]));
    expect([...states].sort()).toEqual(
      controlPointsAt(facts, { at: '2026-03-30' })
        .map(({ id, soon, state }) => [id, soon ? 'soon' : state])
        .sort(),
    );
  });
});
