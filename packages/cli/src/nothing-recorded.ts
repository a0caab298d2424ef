import { type Asked, Calendar, type Facts, instantOf } from 'clientele';

import { momentText } from './render/moment.ts';

/**
 * Where all was recorded later than the moment of knowledge, a sentence that says so: who imports
 * old sales today knew nothing of them yesterday. Without such a moment nothing is read.
 */
export async function nothingRecorded({ knownAt }: Asked, zone: string, read: () => Promise<Facts>): Promise<string> {
  if (knownAt === undefined) return '';
  const { length, recordedAt } = (await read()).rows('clients');
  const first = recordedAt.subarray(0, length).reduce((least, at) => Math.min(least, at), Infinity);
  if (first === Infinity || first < Calendar.of(zone).parse(knownAt)) return '';
  const since = momentText(instantOf(first), zone);
  return `Nothing was recorded before ${knownAt}; the first event was on ${since}. Ask with --as-of alone for what had happened by then.\n`;
}
