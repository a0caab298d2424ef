import { eur, RatesMissing, usd } from '@clientele/core';

import { funnel } from '../src/index.ts';
import { factsFrom, on, registered, shortDeal, wonDeal } from './telling.ts';

const days = ['01', '03', '05', '08', '11', '15', '20'].map((day) => `2026-03-${day}`);
const offer = (dealId: string) => ({ offerId: `${dealId}-o`, dealId, revision: 1 });
const many = (count: number, of: (number: number) => ReturnType<typeof shortDeal>) =>
  Array.from({ length: count }, (_, number) => of(number)).flat();
const won = (number: number, amount = '1000.00', closed = '2026-01-31') =>
  shortDeal('acme', `w${String(number)}`, '2026-01-01', closed, { won: amount });
const lost = (number: number, category = 'price') =>
  shortDeal('acme', `l${String(number)}`, '2026-01-01', '2026-02-10', { lost: category });

describe('Reached and converted', () => {
  const facts = factsFrom(
    wonDeal('acme', 'a', days),
    on('2026-03-01', 'acme', 'DealOpened', { dealId: 'b' }),
    on('2026-03-02', 'acme', 'ContractSigned', { contractId: 'c', dealId: 'b' }),
    on('2026-03-01', 'acme', 'DealOpened', { dealId: 'c' }),
    on('2026-03-02', 'acme', 'OfferMade', offer('c')),
    on('2026-03-03', 'acme', 'OfferRevised', { ...offer('c'), revision: 2 }),
    on('2026-03-01', 'acme', 'DealOpened', { dealId: 'd' }),
  );
  const { stages } = funnel.report(facts);

  test('a deal that skipped a stage passed it', () => {
    expect(Object.values(stages).map(({ reached }) => reached)).toEqual([4, 3, 2, 2, 1, 1]);
    expect(Object.values(stages).map(({ skipped }) => skipped)).toEqual([0, 1, 1, 0, 0, 0]);
  });

  test('conversion from one stage to any later one is reached over reached', () => {
    expect(stages['offer']?.conversionTo).toEqual({
      agreement: 2 / 3,
      payment: 2 / 3,
      delivery: 1 / 3,
      closing: 1 / 3,
    });
    expect(stages['closing']?.conversionTo).toEqual({});
  });
});

describe('Win rates', () => {
  const facts = factsFrom(many(3, won), many(1, lost), on('2026-02-20', 'acme', 'DealOpened', { dealId: 'young' }));
  const { winRates, cohorts } = funnel.report(facts, { at: '2026-03-01' });

  test('name their population: closed, opened, and opened long enough ago', () => {
    expect(winRates.closed).toEqual({ population: 'closed', count: 3, of: 4, rate: 0.75 });
    expect(winRates.opened).toEqual({ population: 'opened', count: 3, of: 5, rate: 0.6 });
    expect(winRates.cohort).toEqual({ population: 'opened long enough ago', count: 3, of: 4, rate: 0.75, days: 30 });
  });

  test('stand beside the cohorts by month of opening', () => {
    expect(cohorts.map(({ month, opened, won: wins, open }) => [month, opened, wins, open])).toEqual([
      ['2026-01', 4, 3, 0],
      ['2026-02', 1, 0, 1],
    ]);
  });

  test('of nobody are unknown, not nothing', () => {
    expect(funnel.report(factsFrom()).winRates.closed.rate).toBeNull();
  });
});

describe('Velocity', () => {
  test('of 40 deals of 25,000 at 25 % in 90 days is 2,777.78 a day', () => {
    const facts = factsFrom(
      many(40, (n) => [on('2026-01-01', 'acme', 'DealOpened', { dealId: `o${String(n)}` })]),
      many(10, (n) => won(n, '25000.00', '2026-04-01')),
      many(30, lost),
    );
    expect(funnel.report(facts).velocity).toEqual({
      population: { deals: 'open now', winRate: 'closed', value: 'won only', days: 'won only' },
      deals: 40,
      winRate: 0.25,
      averageWonValue: eur('25000.00'),
      averageDays: 90,
      perDay: eur('2777.78'),
    });
  });
});

describe('Current deals and the forecast', () => {
  const open = (dealId: string, more: object) =>
    on('2026-03-01', 'acme', 'DealOpened', { dealId, amount: eur('900.00'), ...more });
  const past = [many(20, won), many(10, lost)].flat();

  test('weigh value by the share won of the deals that reached the stage and are closed', () => {
    const { stages, forecast } = funnel.report(
      factsFrom(past, open('a', { expectedClose: '2026-05-31' }), open('b', {})),
    );
    expect(stages['presentation']?.current).toMatchObject({
      deals: 2,
      value: eur('1800.00'),
      weighted: eur('1200.00'),
    });
    expect(forecast).toEqual([
      { month: '2026-03', deals: 1, value: eur('900.00'), weighted: eur('600.00'), withoutProbability: 0 },
      { month: '2026-05', deals: 1, value: eur('900.00'), weighted: eur('600.00'), withoutProbability: 0 },
    ]);
  });

  test('say "insufficient history" below 30 closed deals', () => {
    const { stages, forecast } = funnel.report(factsFrom(past.slice(2), open('a', {})));
    expect(stages['presentation']?.probability).toEqual({
      status: 'insufficient history',
      won: 19,
      closed: 29,
      least: 30,
    });
    expect(stages['presentation']?.current.weighted).toBeNull();
    expect(forecast).toMatchObject([{ deals: 1, weighted: eur('0.00'), withoutProbability: 1 }]);
  });

  test('learn from deals opened before the window too', () => {
    const filter = { window: { from: '2026-03-01', to: '2026-04-01' } };
    const report = funnel.report(factsFrom(past, open('a', {})), { filter });
    expect(report.opened).toBe(1);
    expect(report.stages['presentation']?.probability).toMatchObject({ status: 'known', closed: 30 });
  });
});

describe('Time in stage', () => {
  const facts = factsFrom(
    on('2026-03-06T15:00:00Z', 'acme', 'DealOpened', { dealId: 'a' }),
    on('2026-03-09T10:00:00Z', 'acme', 'OfferMade', offer('a')),
  );

  test('is elapsed and working time: from Friday at 15:00 to Monday at 10:00 are four working hours', () => {
    const { timeInStage } = funnel.report(facts).stages['presentation'] ?? {};
    expect(timeInStage?.elapsedDays).toMatchObject({ count: 1, median: 67 / 24 });
    expect(timeInStage?.workingHours).toMatchObject({ count: 1, median: 4, mean: 4, p90: 4 });
  });

  test('leaves out holidays and reads the hours in the zone of the policy', () => {
    const workingCalendar = {
      hours: [
        { from: '08:00', to: '12:00' },
        { from: '13:00', to: '17:00' },
      ],
      holidays: ['2026-03-06'],
    };
    const { timeInStage } =
      funnel.report(facts, {}, { zone: 'Europe/Berlin', workingCalendar }).stages['presentation'] ?? {};
    expect(timeInStage?.workingHours.median).toBe(3);
  });

  test('follows the clocks when they change: eight hours stay eight hours', () => {
    const spring = factsFrom(
      on('2026-03-28T23:00:00Z', 'acme', 'DealOpened', { dealId: 'a' }),
      on('2026-03-29T22:00:00Z', 'acme', 'OfferMade', offer('a')),
    );
    const workingCalendar = { weekdays: [7], hours: [{ from: '09:00', to: '17:00' }] };
    const { timeInStage } =
      funnel.report(spring, {}, { zone: 'Europe/Berlin', workingCalendar }).stages['presentation'] ?? {};
    expect(timeInStage?.workingHours.median).toBe(8);
    expect(timeInStage?.elapsedDays.median).toBe(23 / 24);
  });

  test('has the mean of the middle two as its median and the nearest rank as its p90', () => {
    const spent = [1, 2, 3, 10].map((days_, n) => [
      on('2026-01-01', 'acme', 'DealOpened', { dealId: String(n) }),
      on(`2026-01-${String(1 + days_).padStart(2, '0')}`, 'acme', 'OfferMade', offer(String(n))),
    ]);
    expect(funnel.report(factsFrom(spent.flat())).stages['presentation']?.timeInStage.elapsedDays).toEqual({
      count: 4,
      median: 2.5,
      mean: 4,
      p90: 10,
    });
  });
});

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

describe('Money', () => {
  const facts = factsFrom(
    on('2026-01-01', 'acme', 'DealOpened', { dealId: 'a', amount: eur('100.00') }),
    on('2026-01-02', 'acme', 'DealOpened', { dealId: 'b', amount: usd('110.00') }),
  );

  test('of two currencies is never added without rates', () => {
    expect(() => funnel.report(facts)).toThrow(RatesMissing);
  });

  test('is converted at the rate of the day of the event', () => {
    const rates = [
      { from: 'USD', date: '2025-12-01', rate: '0.9' },
      { from: 'USD', date: '2026-01-03', rate: '0.1' },
    ];
    expect(funnel.report(facts, {}, { currency: 'EUR', rates }).value.open).toEqual(eur('199.00'));
  });
});

describe('Filters', () => {
  const facts = factsFrom(
    on('2026-01-01', 'company', 'ProductListed', { product: 'oven', direction: 'baking' }),
    on('2026-01-01', 'company', 'ProductListed', { product: 'oven', direction: 'heating' }),
    registered('acme', '2026-01-01', { industry: 'bakeries', source: 'fair' }),
    on('2026-01-01', 'acme', 'OwnerAssigned', { employee: 'ann', role: 'account-executive' }),
    on('2026-01-05', 'acme', 'DealOpened', {
      dealId: 'a',
      products: [{ product: 'oven', quantity: 1 }],
      motion: 'inbound',
    }),
    on('2026-02-01', 'acme', 'OwnerHandedOver', { from: 'ann', to: 'bob', role: 'account-manager' }),
    on('2026-02-01', 'acme', 'ClientProfileChanged', { industry: 'hotels' }),
    on('2026-02-05', 'acme', 'DealOpened', {
      dealId: 'b',
      owner: 'cy',
      salesChannel: 'web',
      source: 'search',
      motion: 'outbound',
    }),
  );
  const opened = (filter: object) => funnel.report(facts, { filter }).opened;

  test('take owner, segment and source as they were at the opening', () => {
    expect([opened({ owner: 'ann' }), opened({ owner: 'bob' }), opened({ owner: 'cy' })]).toEqual([1, 0, 1]);
    expect(opened({ segment: { key: 'industry', value: 'bakeries' } })).toBe(1);
    expect(opened({ segment: { key: 'industry', value: 'hotels' } })).toBe(1);
    expect([opened({ source: 'fair' }), opened({ source: 'search' })]).toEqual([1, 1]);
  });

  test('take the direction of a product from the catalogue as of the event', () => {
    expect([opened({ product: 'oven' }), opened({ direction: 'heating' }), opened({ direction: 'baking' })]).toEqual([
      1, 1, 0,
    ]);
  });

  test('narrow by motion, channel and window of opening; what never occurred selects nothing', () => {
    expect([opened({ motion: 'inbound' }), opened({ channel: 'web' }), opened({ channel: 'shop' })]).toEqual([1, 1, 0]);
    expect(opened({ window: { from: '2026-02-01', to: '2026-02-05' } })).toBe(0);
    expect(opened({ window: { from: '2026-02-05', to: '2026-02-06' } })).toBe(1);
  });
});
