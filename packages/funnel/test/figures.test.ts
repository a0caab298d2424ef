import { eur } from '@clientele/core';

import { funnel } from '../src/index.ts';
import { factsFrom, on, shortDeal, wonDeal } from './telling.ts';

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
