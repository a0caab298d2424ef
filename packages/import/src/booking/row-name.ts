import type { Group } from '../grouping/group.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { partsOfKey } from './draft.ts';

/**
 * The row of a table that a group or a fact is about, whichever entry books it: a deal's opening and
 * its end are of one row. Undefined where rows have no key of their own.
 */
export const rowOfGroup = (mapping: Mapping, { entry, key }: Group): string | undefined => rowName(mapping, entry, key);

export function rowOfFact(mapping: Mapping, factKey: string): string | undefined {
  const [, name, key = ''] = partsOfKey(factKey);
  return rowName(
    mapping,
    mapping.entries.findIndex((entry) => entry.name === name),
    key,
  );
}

function rowName({ entries }: Mapping, index: number, key: string): string | undefined {
  const entry = entries[index];
  if (entry === undefined || entry.book === 'client' || entry.book === 'company' || entry.key === undefined)
    return undefined;
  return JSON.stringify([entry.from, entry.key, key]);
}
