import { type Calendar, dateTextOf } from '@clientele/core';

/** The calendar months of a range: which one an instant falls into, without asking the calendar again. */
export class Months {
  readonly #starts: readonly number[];
  readonly #names: readonly string[];

  constructor(calendar: Calendar, from: number, to: number) {
    const starts: number[] = [];
    const names: string[] = [];
    for (
      let day = calendar.startOf('month', calendar.dayOf(from));
      calendar.startOfDay(day) <= to;
      day = calendar.startOf('month', day + 31)
    ) {
      starts.push(calendar.startOfDay(day));
      names.push(dateTextOf(day).slice(0, 7));
    }
    this.#starts = starts;
    this.#names = names;
  }

  /** The number of the month of an instant. */
  of(instant: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? Infinity) <= instant) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** `2026-12` of a month's number. */
  nameOf(month: number): string {
    return this.#names[month] ?? '';
  }

  get count(): number {
    return this.#names.length;
  }
}
