import { factsOf, reportInParts, type ToldEvent } from '@clientele/core/testing';

import { loyalty } from '../src/index.ts';
import { paid, registered } from './told.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
/** Three clients in every way in which parts may hold them. */
const threes = ids.flatMap((one) =>
  ids.flatMap((two) => ids.map((three) => [one, two, three] as const)).filter((three) => new Set(three).size === 3),
);

const recommends = (clientId: string, referredClientId: string): ToldEvent => ({
  clientId,
  occurredAt: '2026-01-10',
  type: 'ReferralMade',
  data: { referredClientId },
});
const mergedInto = (clientId: string, intoClientId: string): ToldEvent => ({
  clientId,
  occurredAt: '2026-01-20',
  type: 'ClientMerged',
  data: { intoClientId },
});
const takesBack = (clientId: string, revision: number): ToldEvent => ({
  clientId,
  occurredAt: '2026-03-01',
  type: 'EventRetracted',
  data: { revision, why: 'never said' },
});

const creditedIn = (events: readonly ToldEvent[], parts: number): readonly string[] => {
  const report = reportInParts(loyalty, factsOf(loyalty.tables, events), parts, { at: '2026-06-01' });
  return report.referred.ever.referrers.list.map(({ clientId }) => clientId);
};

describe.each([1, 2, 7])('of %i parts that hold a company together, wherever its clients are', (parts) => {
  const everybody = ids.map((id) => registered(id, '2026-01-01'));

  it('a recommendation is credited to whom the client that made it was merged into', () => {
    for (const [referrer, survivor, referred] of threes) {
      const told = [recommends(referrer, referred), mergedInto(referrer, survivor), paid(referred, '2026-02-01')];
      expect(creditedIn([...everybody, ...told], parts)).toEqual([survivor]);
    }
  });

  it('a client that names a merged one as its referrer names whom that was merged into', () => {
    for (const [referrer, survivor, referred] of threes) {
      const named = registered(referred, '2026-01-01', { referredByClientId: referrer });
      const others = everybody.filter(({ clientId }) => clientId !== referred);
      const told = [named, mergedInto(referrer, survivor), paid(referred, '2026-02-01')];
      expect(creditedIn([...others, ...told], parts)).toEqual([survivor]);
    }
  });

  it('a recommendation that was taken back is nobody’s', () => {
    for (const [referrer, , referred] of threes) {
      const told = [recommends(referrer, referred), takesBack(referrer, 1), paid(referred, '2026-02-01')];
      expect(creditedIn([...everybody, ...told], parts)).toEqual([]);
    }
  });

  it('of two recommendations the first is credited, also of a client whose copy was merged elsewhere', () => {
    for (const [referrer, copy, referred] of threes) {
      const [later = ''] = ids.filter((id) => ![referrer, copy, referred].includes(id));
      const told = [
        recommends(referrer, copy),
        { ...recommends(later, referred), occurredAt: '2026-01-12' },
        mergedInto(copy, referred),
        paid(referred, '2026-02-01'),
      ];
      expect(creditedIn([...everybody, ...told], parts)).toEqual([referrer]);
    }
  });
});
