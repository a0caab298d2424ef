import { sides } from '../rows/row-record.ts';
import type { Group } from './group.ts';

const between = '\u0001';

/** A group as a line: sorted by client, instant, order of the entries and key. */
export function lineOfGroup(group: Group): string {
  return [group.clientId, orderOf(group), JSON.stringify(group)].join(between);
}

export const groupOfLine = (line: string): Group => JSON.parse(line.slice(line.lastIndexOf(between) + 1)) as Group;

/** What the groups of one client are ordered by. */
export function orderOf({ at, entry, kind, key }: Pick<Group, 'at' | 'entry' | 'kind' | 'key'>): string {
  return [at, `${String(entry).padStart(3, '0')}${String(sides.indexOf(kind))}`, JSON.stringify(key)].join(between);
}
