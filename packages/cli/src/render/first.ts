import { count } from './numbers.ts';

/** The first rows of a long list, and a note that says how many there are besides. */
export function first<Row>(
  rows: readonly Row[],
  most: number,
): Readonly<{ shown: readonly Row[]; notes: readonly string[] }> {
  const hidden = rows.length - most;
  return { shown: rows.slice(0, most), notes: hidden > 0 ? [`and ${count(hidden)} more: --format json has all`] : [] };
}
