import { eur } from '@clientele/core';

import { funnel } from '../src/index.ts';
import { factsFrom, on, shortDeal } from './telling.ts';

const many = (count: number, of: (number: number) => ReturnType<typeof shortDeal>) =>
  Array.from({ length: count }, (_, number) => of(number)).flat();
const won = (number: number, amount = '1000.00', closed = '2026-01-31') =>
  shortDeal('acme', `w${String(number)}`, '2026-01-01', closed, { won: amount });
const lost = (number: number, category = 'price') =>
  shortDeal('acme', `l${String(number)}`, '2026-01-01', '2026-02-10', { lost: category });

describe('Losses', () => {
  const facts = factsFrom(
    many(2, lost),
    shortDeal('acme', 'n', '2026-01-01', '2026-02-01', { lost: 'no-decision' }),
    on('2026-03-01', 'acme', 'DealReopened', { dealId: 'l0', stage: 'presentation' }),
  );

  test('are told by stage, category, reason and competitor; no decision is a kind of its own', () => {
    expect(funnel.report(facts).losses).toEqual([
      {
        kind: 'lost',
        stage: 'presentation',
        category: 'price',
        reason: null,
        competitor: null,
        count: 2,
        reopened: 1,
        share: 2 / 3,
        value: null,
      },
      {
        kind: 'no decision',
        stage: 'presentation',
        category: 'no-decision',
        reason: null,
        competitor: null,
        count: 1,
        reopened: 0,
        share: 1 / 3,
        value: null,
      },
    ]);
  });

  test('keep their reason when the deal is reopened, though the deal is not lost any more', () => {
    expect(funnel.report(facts)).toMatchObject({ open: 1, lost: 2 });
  });
});

describe('Wins', () => {
  test('are told by reason in the same form', () => {
    const close = (dealId: string, reason: string) => [
      on('2026-01-01', 'acme', 'DealOpened', { dealId }),
      on('2026-01-02', 'acme', 'DealClosed', { dealId, amount: eur('5.00'), reason }),
    ];
    const { wins } = funnel.report(factsFrom(close('a', 'quality'), close('b', 'quality'), close('c', 'price')));
    expect(wins.map(({ kind, reason, count, value }) => [kind, reason, count, value])).toEqual([
      ['won', 'quality', 2, eur('10.00')],
      ['won', 'price', 1, eur('5.00')],
    ]);
  });
});

describe('The ageing limit', () => {
  const facts = factsFrom(many(3, won), on('2026-01-01', 'acme', 'DealOpened', { dealId: 'old' }));

  test('is twice the median that won deals spent in the stage, and deals over it are listed', () => {
    const { stages, overAge } = funnel.report(facts, { at: '2026-03-03' });
    expect(stages['presentation']?.ageingLimitDays).toBe(60);
    expect(overAge).toEqual([{ clientId: 'acme', dealId: 'old', stage: 'presentation', days: 61, limitDays: 60 }]);
    expect(funnel.report(facts, { at: '2026-03-02' }).overAge).toEqual([]);
  });

  test('may be set in days, and the clock says when a deal comes over it', () => {
    const policy = { ageing: { days: { presentation: 10 } } };
    expect(funnel.report(facts, { at: '2026-01-12' }, policy).overAge).toHaveLength(4);
    const quiet = factsFrom(on('2026-01-01', 'acme', 'DealOpened', { dealId: 'old' }));
    expect(funnel.next(quiet, 'acme', { at: '2026-01-05' }, policy)).toBe('2026-01-11T00:00:00.001Z');
    expect(funnel.next(quiet, 'acme', { at: '2026-01-12' }, policy)).toBeUndefined();
  });
});
