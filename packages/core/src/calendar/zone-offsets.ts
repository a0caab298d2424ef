import { UnknownZone } from './unknown-zone.ts';

/** Offsets change at quarter hours at the finest, so one answer serves all of a quarter. */
const quarter = 900_000;
const dayLength = 86_400_000;

/** Days of which the offset is remembered in an array: 1900 to 2199. */
const firstDay = -25_567;
const days = 109_573;
const notAsked = 0x7fff_ffff;
const changes = 0x7fff_fffe;

/**
 * How far a zone's clocks are ahead of UTC, in milliseconds. Remembered by UTC day, and by quarter of
 * an hour on the days on which the clocks change.
 */
export class ZoneOffsets {
  readonly #format: Intl.DateTimeFormat;
  readonly #days = new Int32Array(days).fill(notAsked);
  readonly #quarters = new Map<number, number>();

  constructor(zone: string) {
    try {
      this.#format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        era: 'short',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch (error) {
      if (error instanceof RangeError) throw new UnknownZone(zone);
      throw error;
    }
  }

  at(milliseconds: number): number {
    const day = Math.floor(milliseconds / dayLength) - firstDay;
    let offset = this.#days[day];
    if (offset === notAsked) {
      offset = this.#ofDay(day);
      this.#days[day] = offset;
    }
    return offset === undefined || offset === changes ? this.#ofQuarter(milliseconds) : offset;
  }

  #ofDay(day: number): number {
    const start = (day + firstDay) * dayLength;
    const offset = this.#ofQuarter(start);
    const same = (time: number) => this.#ofQuarter(time) === offset;
    return same(start + dayLength / 2) && same(start + dayLength) ? offset : changes;
  }

  #ofQuarter(milliseconds: number): number {
    const key = Math.floor(milliseconds / quarter);
    const known = this.#quarters.get(key);
    if (known !== undefined) return known;
    const offset = this.#compute(key * quarter);
    this.#quarters.set(key, offset);
    return offset;
  }

  #compute(milliseconds: number): number {
    const parts = new Map(this.#format.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0);
    const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
    const local = new Date(0);
    // Date.UTC would take the years 0 to 99 for those of the twentieth century.
    local.setUTCFullYear(year, part('month') - 1, part('day'));
    local.setUTCHours(part('hour'), part('minute'), part('second'));
    return local.getTime() - milliseconds;
  }
}
