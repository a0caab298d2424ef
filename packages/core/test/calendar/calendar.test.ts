import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import { Calendar, UnknownZone } from '@clientele/core';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];
// The oracle looks for few changes of clocks a year and none far ahead: hence these zones, up to 2032.
const zone = fc.constantFrom(...zones);
const instant = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2032, 0, 1) });
const nearMidnight = fc
  .tuple(fc.integer({ min: 1826, max: 22_645 }), fc.integer({ min: -7_200_000, max: 7_200_000 }))
  .map(([day, by]) => day * 86_400_000 + by);
const anyInstant = fc.oneof(instant, nearMidnight);
const zoned = (milliseconds: number, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone);

describe('the calendar of a zone', () => {
  it('adds months and days as Temporal does', () => {
    const period = fc.oneof(
      fc.record({ months: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ days: fc.integer({ min: 1, max: 800 }) }),
    );
    fc.assert(
      fc.property(zone, anyInstant, period, (name, at, length) => {
        const expected = zoned(at, name).add(length).epochMilliseconds;
        expect(Calendar.of(name).add(at, length)).toBe(expected);
        expect(Calendar.of(name).adder(length)(at)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('knows on which day an instant falls, and when that day begins', () => {
    fc.assert(
      fc.property(zone, anyInstant, (name, at) => {
        const calendar = Calendar.of(name);
        const day = zoned(at, name).toPlainDate();
        const epoch = Temporal.PlainDate.from('1970-01-01');
        expect(calendar.dayOf(at)).toBe(epoch.until(day, { largestUnit: 'day' }).days);
        const midnight = day.toZonedDateTime(name).epochMilliseconds;
        expect(calendar.startOfDay(calendar.dayOf(at))).toBe(midnight);
      }),
      { numRuns: 2000 },
    );
  });

  it('clamps to the end of a shorter month', () => {
    const calendar = Calendar.of('UTC');
    expect(calendar.add(calendar.parse('2026-11-30'), { months: 3 })).toBe(calendar.parse('2027-02-28'));
    expect(calendar.add(calendar.parse('2027-11-30'), { months: 3 })).toBe(calendar.parse('2028-02-29'));
  });

  it('begins weeks on Monday, quarters and years in the fiscal month', () => {
    const calendar = Calendar.of('UTC');
    const start = (unit: 'week' | 'month' | 'quarter' | 'year', fiscalMonth?: number) => {
      const day = calendar.startOf(unit, calendar.dayOf(calendar.parse('2026-07-15')), fiscalMonth);
      return new Date(calendar.startOfDay(day)).toISOString().slice(0, 10);
    };
    expect(start('week')).toBe('2026-07-13');
    expect(start('month')).toBe('2026-07-01');
    expect(start('quarter')).toBe('2026-07-01');
    expect(start('quarter', 2)).toBe('2026-05-01');
    expect(start('year', 4)).toBe('2026-04-01');
    expect(start('year', 10)).toBe('2025-10-01');
  });

  it('moves a local time that a change of clocks skips forward, and takes the first of two', () => {
    const berlin = Calendar.of('Europe/Berlin');
    const local = (text: string) => berlin.fromLocal(Date.parse(`${text}Z`));
    expect(new Date(local('2026-03-29T02:30:00')).toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(new Date(local('2026-10-25T02:30:00')).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('refuses a zone that does not exist', () => {
    expect(() => Calendar.of('Europe/Atlantis')).toThrow(UnknownZone);
  });
});
