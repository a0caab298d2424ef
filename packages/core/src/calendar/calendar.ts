import { InvalidInstant } from '../time/invalid-instant.ts';
import { instant, millisecondsOf } from '../time/instant.ts';
import { memoByDay } from './day-memo.ts';
import { addMonths, localDay, type LocalDay, parseDate, partsOf } from './local-date.ts';
import type { Period } from './period.ts';
import { ZoneOffsets } from './zone-offsets.ts';

const dayLength = 86_400_000;

/** The parts that calendars are cut into. Weeks begin on Monday. */
export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/**
 * The calendar of one time zone: which day is it, when does a month begin, when is three months
 * later. Local times that a change of clocks skips move forward; those that it repeats mean the first.
 */
export class Calendar {
  readonly zone: string;
  readonly #offsets: ZoneOffsets | undefined;
  readonly #midnights = new Map<LocalDay, number>();
  readonly #adders = new Map<string, (milliseconds: number) => number>();

  private constructor(zone: string) {
    this.zone = zone;
    this.#offsets = zone === 'UTC' ? undefined : new ZoneOffsets(zone);
  }

  static readonly #byZone = new Map<string, Calendar>();

  /** The calendar of an IANA zone, one for all who ask. Throws `UnknownZone`. */
  static of(zone: string): Calendar {
    const known = Calendar.#byZone.get(zone);
    if (known) return known;
    const calendar = new Calendar(zone);
    Calendar.#byZone.set(zone, calendar);
    return calendar;
  }

  /** The day on which an instant falls here. */
  dayOf(milliseconds: number): LocalDay {
    return Math.floor(this.#local(milliseconds) / dayLength);
  }

  /** The calendar month of an instant here, counted from January of the year 0. */
  monthOf(milliseconds: number): number {
    return monthOfDay(this.dayOf(milliseconds));
  }

  /** The instant at which a day begins here. */
  startOfDay(day: LocalDay): number {
    const known = this.#midnights.get(day);
    if (known !== undefined) return known;
    const start = this.fromLocal(day * dayLength);
    this.#midnights.set(day, start);
    return start;
  }

  /** An instant later (or, negative, earlier) by a period, at the same time of day here. */
  add(milliseconds: number, period: Period, times = 1): number {
    return this.#move(milliseconds, (day) => moveDay(day, period, times));
  }

  /** `add` of one period for many instants: each day is moved once. */
  adder(period: Period): (milliseconds: number) => number {
    const name = JSON.stringify(period);
    const known = this.#adders.get(name);
    if (known !== undefined) return known;
    const move = memoByDay((day) => moveDay(day, period, 1));
    const add = (milliseconds: number) => this.#move(milliseconds, move);
    this.#adders.set(name, add);
    return add;
  }

  /** The first day of the unit that a day belongs to; years and quarters may begin in a fiscal month (1-12). */
  startOf(unit: CalendarUnit, day: LocalDay, fiscalMonth = 1): LocalDay {
    const { year, month } = partsOf(day);
    switch (unit) {
      case 'day':
        return day;
      case 'week':
        return day - ((((day + 3) % 7) + 7) % 7);
      case 'month':
        return localDay(year, month, 1);
      case 'quarter':
        return localDay(year, month - ((((month - fiscalMonth) % 3) + 3) % 3), 1);
      case 'year':
        return localDay(year, month - ((((month - fiscalMonth) % 12) + 12) % 12), 1);
    }
  }

  /**
   * Milliseconds of a bare date (its 00:00 here) or of an instant with its offset.
   * Throws `InvalidInstant` for any other text.
   */
  parse(text: string): number {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return millisecondsOf(instant(text));
    const day = parseDate(text);
    if (day === undefined) throw new InvalidInstant(text);
    return this.startOfDay(day);
  }

  /** When something held to a bare date ends: 00:00 of the next day; an instant is its own end. */
  endOf(text: string): number {
    const day = parseDate(text);
    return day === undefined ? this.parse(text) : this.startOfDay(day + 1);
  }

  /** The instant of a local time, given as milliseconds as if the zone were UTC. */
  fromLocal(local: number): number {
    if (this.#offsets === undefined) return local;
    const before = this.#offsets.at(local - dayLength);
    const after = this.#offsets.at(local + dayLength);
    const early = local - before;
    if (before === after || this.#offsets.at(early) === before) return early;
    const late = local - after;
    // Neither offset holds in a gap: the clock that was in force before it moves the time forward.
    return this.#offsets.at(late) === after ? late : early;
  }

  #move(milliseconds: number, move: (day: LocalDay) => LocalDay): number {
    const local = this.#local(milliseconds);
    const day = Math.floor(local / dayLength);
    return this.fromLocal(move(day) * dayLength + (local - day * dayLength));
  }

  #local(milliseconds: number): number {
    return this.#offsets === undefined ? milliseconds : milliseconds + this.#offsets.at(milliseconds);
  }
}

const monthOfDay = memoByDay((day) => {
  const { year, month } = partsOf(day);
  return year * 12 + month - 1;
});

function moveDay(day: LocalDay, period: Period, times: number): LocalDay {
  return 'months' in period ? addMonths(day, period.months * times) : day + period.days * times;
}
