import { Calendar } from '@clientele/core';

import type { WorkingCalendar } from '../working-calendar.ts';

const dayLength = 86_400_000;

/**
 * How much working time had passed by an instant, in milliseconds since the first day of a range:
 * the difference of two is the working time between. Instants outside of the range count as its ends.
 */
export class WorkingTime {
  readonly #days: number;
  readonly #midnights: Float64Array;
  /** Working time of the days before each. */
  readonly #before: Float64Array;
  /** When the working hours of each day begin and end; a day that is free has hours of no length. */
  readonly #begin: Float64Array;
  readonly #end: Float64Array;
  readonly #hours: number;

  constructor({ weekdays, hours, holidays }: WorkingCalendar, zone: string, from: number, to: number) {
    const calendar = Calendar.of(zone);
    const first = calendar.dayOf(from);
    const off = new Set(holidays.map((date) => calendar.dayOf(calendar.parse(date))));
    this.#days = calendar.dayOf(to) - first + 1;
    this.#hours = hours.length;
    this.#midnights = new Float64Array(this.#days + 1);
    this.#before = new Float64Array(this.#days + 1);
    this.#begin = new Float64Array(this.#days * hours.length);
    this.#end = new Float64Array(this.#days * hours.length);
    this.#midnights[this.#days] = calendar.startOfDay(first + this.#days);
    for (let i = 0; i < this.#days; i++) {
      const day = first + i;
      this.#midnights[i] = calendar.startOfDay(day);
      if (weekdays.includes(day - calendar.startOf('week', day) + 1) && !off.has(day))
        hours.forEach((hour, k) => {
          this.#begin[i * hours.length + k] = calendar.fromLocal(day * dayLength + timeOfDay(hour.from));
          this.#end[i * hours.length + k] = calendar.fromLocal(day * dayLength + timeOfDay(hour.to));
        });
      this.#before[i + 1] = (this.#before[i] ?? 0) + this.#within(i, Infinity);
    }
  }

  by(instant: number): number {
    const day = this.#dayOf(instant);
    if (day < 0) return 0;
    const before = this.#before[Math.min(day, this.#days)] ?? 0;
    return day < this.#days ? before + this.#within(day, instant) : before;
  }

  /** Days are of 23 to 25 hours, so a guess by 24 is a day off at most. */
  #dayOf(instant: number): number {
    const guess = Math.floor((instant - (this.#midnights[0] ?? 0)) / dayLength);
    let day = Math.max(-1, Math.min(guess, this.#days));
    while (day < this.#days && instant >= (this.#midnights[day + 1] ?? Infinity)) day++;
    while (day >= 0 && instant < (this.#midnights[day] ?? Infinity)) day--;
    return day;
  }

  #within(day: number, instant: number): number {
    let worked = 0;
    for (let i = day * this.#hours; i < (day + 1) * this.#hours; i++)
      worked += Math.max(0, Math.min(this.#end[i] ?? 0, instant) - (this.#begin[i] ?? 0));
    return worked;
  }
}

function timeOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}
