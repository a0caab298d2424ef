import { UnknownZone } from './unknown-zone.ts';

/** Offsets change at quarter hours at the finest, so one answer serves all of a quarter. */
const quarter = 900_000;

/** How far a zone's clocks are ahead of UTC, in milliseconds, remembered by quarter of an hour. */
export class ZoneOffsets {
  readonly #format: Intl.DateTimeFormat;
  readonly #known = new Map<number, number>();

  constructor(zone: string) {
    try {
      this.#format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
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
    const key = Math.floor(milliseconds / quarter);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const offset = this.#compute(key * quarter);
    this.#known.set(key, offset);
    return offset;
  }

  #compute(milliseconds: number): number {
    const parts = new Map(this.#format.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return local - milliseconds;
  }
}
