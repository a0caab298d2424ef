import { instant } from '@clientele/core';
import { factsOf, type ToldEvent } from '@clientele/core/testing';

import { lifecycle } from '../src/index.ts';
import { paid, registered } from './stories.ts';

const follow = (events: readonly ToldEvent[], after: string, until: string) =>
  lifecycle.transitions().between(factsOf(lifecycle.tables, events), {
    after: instant(`${after}T00:00:00Z`),
    until: instant(`${until}T00:00:00Z`),
  });

describe('a follower of statuses', () => {
  const acme = [registered('acme', '2025-01-01'), paid('acme', '2025-11-14', '10.00')];

  it('is told what events change, and what the clock changes without any', () => {
    const told = follow(acme, '2025-01-01', '2026-03-01');
    expect(told.map(({ from, to, at, knownAt }) => [from, to, at.slice(0, 10), knownAt.slice(0, 10)])).toEqual([
      ['prospect', 'new', '2025-11-14', '2025-11-14'],
      ['new', 'lost', '2026-02-14', '2026-02-14'],
    ]);
    expect(told.map(({ cause }) => cause?.kind)).toEqual(['event', 'clock']);
  });

  it('is told a change at the instant of the clock, not before', () => {
    expect(follow(acme, '2025-12-01', '2026-02-13')).toEqual([]);
    expect(follow(acme, '2025-12-01', '2026-02-14')).toHaveLength(1);
    expect(follow(acme, '2026-02-14', '2026-03-01')).toEqual([]);
  });

  it('knows when the clock, or an event that is dated ahead, changes something next', () => {
    const facts = factsOf(lifecycle.tables, [
      ...acme,
      paid('bolt', '2026-02-20', '5.00', { recordedAt: '2026-02-01' }),
    ]);
    const { next } = lifecycle.transitions();
    expect(next(facts, instant('2026-02-10T00:00:00Z'))).toBe('2026-02-14T00:00:00.000Z');
    expect(next(facts, instant('2026-02-14T00:00:00Z'))).toBe('2026-02-20T00:00:00.001Z');
    expect(next(facts, instant('2026-03-01T00:00:00Z'))).toBe('2026-05-20T00:00:00.000Z');
    expect(next(facts, instant('2026-05-20T00:00:00Z'))).toBeUndefined();
  });

  it('is told what a payment recorded late restates', () => {
    const late = paid('acme', '2026-02-03', '5.00', { recordedAt: '2026-05-01' });
    expect(follow([...acme, late], '2026-03-01', '2026-06-01')).toEqual([
      {
        clientId: 'acme',
        from: 'lost',
        to: 'regular',
        at: '2026-02-14T00:00:00.000Z',
        knownAt: '2026-05-01T00:00:00.000Z',
        cause: { kind: 'clock', reference: 'acme@1' },
        restates: [{ from: 'new', to: 'lost', at: '2026-02-14T00:00:00.000Z' }],
      },
      {
        clientId: 'acme',
        from: 'regular',
        to: 'lost',
        at: '2026-05-03T00:00:00.000Z',
        knownAt: '2026-05-03T00:00:00.000Z',
        cause: { kind: 'clock', reference: 'acme@2' },
      },
    ]);
  });

  it('is told when what it was told turns out never to have happened', () => {
    const retracted: ToldEvent = {
      clientId: 'acme',
      type: 'EventRetracted',
      data: { revision: 1, why: 'of another client' },
      occurredAt: '2025-12-01',
    };
    expect(follow([...acme, retracted], '2025-11-20', '2026-06-01')).toEqual([
      {
        clientId: 'acme',
        from: 'new',
        to: 'prospect',
        at: '2025-11-14T00:00:00.000Z',
        knownAt: '2025-12-01T00:00:00.000Z',
        cause: null,
        restates: [{ from: 'prospect', to: 'new', at: '2025-11-14T00:00:00.000Z' }],
      },
    ]);
  });
});
