import { Calendar, instantOf, InvalidInstant, type Instant } from '@clientele/core';
import { DateTime } from 'luxon';

import type { At } from '../mapping/at.ts';
import { CellError } from './cell-error.ts';
import { memo } from './memo.ts';

/** Reads the dates of one column. Throws `CellError` for what is none. */
export function dateReader(
  { column, format = 'iso', zone, locale }: At,
  mappingZone: string,
): (text: string) => Instant {
  const calendar = Calendar.of(zone ?? mappingZone);
  const read = readerOf(format, calendar, locale);
  return memo((text) => {
    const milliseconds = read(text);
    if (milliseconds !== undefined && milliseconds >= earliest && milliseconds <= latest)
      return instantOf(milliseconds);
    throw new CellError(
      'BAD_DATE',
      column,
      text,
      `is no date of the form ${format}: mend the cell, or name its format in the mapping`,
    );
  });
}

/** The instants that a log can hold: years 0 to 9999. */
const earliest = Date.parse('0000-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T00:00:00Z');

function readerOf(
  format: string,
  calendar: Calendar,
  locale: string | undefined,
): (text: string) => number | undefined {
  if (format === 'unix')
    return (text) => (/^-?\d{1,12}(\.\d{1,9})?$/.test(text) ? Math.round(Number(text) * 1000) : undefined);
  if (format === 'unix-ms') return (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined);
  const options = { zone: 'utc', ...(locale === undefined ? {} : { locale }) };
  // Local times are read as if they were UTC, so that the calendar decides what a skipped or repeated hour means.
  const offset = /[zZ]/.test(format.replace(/'[^']*'/g, ''));
  if (format === 'iso') return (text) => isoMilliseconds(text, calendar);
  return (text) => {
    const read = DateTime.fromFormat(text, format, options);
    if (!read.isValid) return undefined;
    return offset ? read.toMillis() : calendar.fromLocal(read.toMillis());
  };
}

/** ISO 8601, with an offset or in the calendar's zone. */
function isoMilliseconds(text: string, calendar: Calendar): number | undefined {
  const read = DateTime.fromISO(text, { zone: 'utc' });
  if (!read.isValid || !/^[+-]?\d{4}/.test(text)) return undefined;
  return /T.*([Zz]|[+-]\d{2}(:?\d{2})?)$/.test(text) ? read.toMillis() : calendar.fromLocal(read.toMillis());
}

/** The instant that stands for an empty cell: a day of the zone, or an instant with its offset. */
export function instantOtherwise({ column, otherwise, zone }: At, mappingZone: string): Instant | undefined {
  if (otherwise === undefined) return undefined;
  try {
    return instantOf(Calendar.of(zone ?? mappingZone).parse(otherwise));
  } catch (error) {
    if (!(error instanceof InvalidInstant)) throw error;
    throw new CellError(
      'BAD_DATE',
      column,
      otherwise,
      'is what the mapping says of empty cells, and no day such as 2017-12-31',
    );
  }
}
